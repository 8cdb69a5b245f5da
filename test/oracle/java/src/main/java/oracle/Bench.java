package oracle;

import ca.uhn.fhir.validation.FhirValidator;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Validations per second on one thread: the first call, rounds over the cases until they get no faster, then five that count. */
final class Bench {
  private static final int ROUNDS = 5;

  /** Rounds in a row that were not faster than the fastest before: the compiler is done. */
  private static final int LEVEL = 3;

  private static final int MOST = 30;

  /** What makes a round faster, and not chance. */
  private static final double FASTER = 1.02;

  private Bench() {}

  static void run(FhirValidator validator, List<Case> cases, int seconds, long start, PrintStream out) {
    validate(validator, cases.get(0));
    out.printf(
        Locale.ROOT, "cold seconds from start to first verdict %.2f%n", (System.nanoTime() - start) / 1e9);
    double fastest = 0;
    for (int level = 0, round = 0; level < LEVEL && round < MOST; round++) {
      double rate = round(validator, cases, seconds);
      level = rate > fastest * FASTER ? 0 : level + 1;
      fastest = Math.max(fastest, rate);
      out.printf(Locale.ROOT, "warming %.1f per second%n", rate);
    }
    for (int round = 0; round < ROUNDS; round++)
      out.printf(Locale.ROOT, "warm round %.1f per second%n", round(validator, cases, seconds));
  }

  /** Cases a second. Whole rounds only, so that every case weighs the same. */
  private static double round(FhirValidator validator, List<Case> cases, int seconds) {
    long begin = System.nanoTime();
    long end = begin + seconds * 1_000_000_000L;
    int count = 0;
    do {
      for (Case one : cases) validate(validator, one);
      count += cases.size();
    } while (System.nanoTime() < end);
    return count * 1e9 / (System.nanoTime() - begin);
  }

  private static void validate(FhirValidator validator, Case one) {
    validator.validateWithResult(one.resource(), one.options());
  }
}
