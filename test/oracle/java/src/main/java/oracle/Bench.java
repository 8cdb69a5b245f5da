package oracle;

import ca.uhn.fhir.validation.FhirValidator;
import java.io.PrintStream;
import java.util.List;

/** Validations per second on one thread: first call, then a warm-up, then a timed run over the cases in turn. */
final class Bench {
  private Bench() {}

  static void run(FhirValidator validator, List<Case> cases, int seconds, long start, PrintStream out) {
    validate(validator, cases.get(0));
    out.printf("cold seconds from start to first verdict %.2f%n", (System.nanoTime() - start) / 1e9);
    loop(validator, cases, seconds);
    long begin = System.nanoTime();
    int count = loop(validator, cases, seconds);
    double took = (System.nanoTime() - begin) / 1e9;
    out.printf("validations %d in %.2f s: %.1f per second, %.2f ms each%n", count, took, count / took, took * 1000 / count);
  }

  /** Whole rounds only, so that every case weighs the same. */
  private static int loop(FhirValidator validator, List<Case> cases, int seconds) {
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    int count = 0;
    do {
      for (Case one : cases) validate(validator, one);
      count += cases.size();
    } while (System.nanoTime() < end);
    return count;
  }

  private static void validate(FhirValidator validator, Case one) {
    validator.validateWithResult(one.resource(), one.options());
  }
}
