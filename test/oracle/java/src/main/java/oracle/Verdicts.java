package oracle;

import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.SingleValidationMessage;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Judges every case and writes one line per case, in the order given. */
final class Verdicts {
  private Verdicts() {}

  static void write(FhirValidator validator, List<Case> cases, int threads, PrintStream out) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    AtomicInteger done = new AtomicInteger();
    List<Future<String>> lines = new ArrayList<>();
    for (Case one : cases) {
      lines.add(
          pool.submit(
              () -> {
                String line = verdict(validator, one);
                int n = done.incrementAndGet();
                if (n % 500 == 0) System.err.println("judged " + n + " of " + cases.size());
                return line;
              }));
    }
    for (Future<String> line : lines) out.println(line.get());
    pool.shutdown();
  }

  private static String verdict(FhirValidator validator, Case one) {
    ObjectNode line = Case.JSON.createObjectNode().put("id", one.id());
    ArrayNode issues = line.putArray("issues");
    try {
      for (SingleValidationMessage found : validator.validateWithResult(one.resource(), one.options()).getMessages()) {
        issues
            .addObject()
            .put("severity", found.getSeverity().getCode())
            .put("messageId", found.getMessageId())
            .put("location", found.getLocationString())
            .put("message", found.getMessage());
      }
    } catch (RuntimeException | StackOverflowError e) {
      // A crash is a fact about the oracle; the comparison leaves such cases out.
      issues
          .addObject()
          .put("severity", "crash")
          .put("messageId", e.getClass().getSimpleName())
          .put("location", "")
          .put("message", String.valueOf(e.getMessage()));
    }
    return line.toString();
  }
}
