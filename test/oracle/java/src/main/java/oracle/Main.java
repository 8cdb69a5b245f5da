package oracle;

import ca.uhn.fhir.validation.FhirValidator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** `Main verdicts|bench [--cases file] [--seconds n] [--threads n] packageFolder…` */
public final class Main {
  private Main() {}

  public static void main(String[] args) throws Exception {
    long start = System.nanoTime();
    List<Path> packages = new ArrayList<>();
    Path cases = null;
    int seconds = 20;
    // More threads are hardly faster, and HAPI's terminology then now and then fails to answer: verdicts would differ by run.
    int threads = 1;
    for (int i = 1; i < args.length; i++) {
      switch (args[i]) {
        case "--cases" -> cases = Path.of(args[++i]);
        case "--seconds" -> seconds = Integer.parseInt(args[++i]);
        case "--threads" -> threads = Integer.parseInt(args[++i]);
        default -> packages.add(Path.of(args[i]));
      }
    }
    // Libraries print to stdout now and then; only our own lines may reach it.
    PrintStream out = new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), false, StandardCharsets.UTF_8);
    System.setOut(System.err);

    FhirValidator validator = Support.validator(packages);
    List<Case> read = Case.readAll(cases == null ? stdin() : Files.newBufferedReader(cases));
    switch (args[0]) {
      case "verdicts" -> Verdicts.write(validator, read, threads, out);
      case "bench" -> Bench.run(validator, read, seconds, start, out);
      default -> throw new IllegalArgumentException("verdicts or bench, not " + args[0]);
    }
    out.flush();
    System.err.printf("seconds %.1f%n", (System.nanoTime() - start) / 1e9);
    peakMemory();
    System.exit(0);
  }

  private static BufferedReader stdin() {
    return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
  }

  private static void peakMemory() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) return;
    for (String line : Files.readAllLines(status)) {
      if (line.startsWith("VmHWM")) System.err.println(line);
    }
  }
}
