package rival;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.RestfulServer;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * HAPI's own RestfulServer on Jetty, as its documentation sets it up, over resources in memory; the rival of bench/hapi-pull.ts.
 *
 * <p>Arguments: files of resources, one a line in JSON, a file for each patient. The first patient is the one who is asked for.
 * Prints the port.
 */
public final class Main {
  private Main() {}

  public static void main(String[] files) throws Exception {
    FhirContext context = FhirContext.forDstu3();
    List<Holdings> patients = Holdings.read(context, List.of(files).stream().map(Path::of).toList());

    RestfulServer fhir = new RestfulServer(context);
    fhir.registerProviders(patients.get(0).types().stream().map(type -> new TypeProvider(type, patients)).toList());

    Server server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    ServletContextHandler servlets = new ServletContextHandler();
    servlets.addServlet(new ServletHolder(fhir), "/fhir/*");
    server.setHandler(servlets);
    server.start();
    System.out.println("port " + connector.getLocalPort());
    server.join();
  }
}
