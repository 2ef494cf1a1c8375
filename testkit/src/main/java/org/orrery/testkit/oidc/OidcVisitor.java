package org.orrery.testkit.oidc;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Somebody at a browser who signs in at an [OidcServer]: opens the page, fills in its forms, and follows it wherever it leads.
public final class OidcVisitor {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int STEPS = 20;
    private static final Pattern FORM =
            Pattern.compile("<form[^>]*action=\"([^\"]+)\"", Pattern.CASE_INSENSITIVE);
    private static final Pattern PROMPT =
            Pattern.compile("name=\"prompt\" value=\"([a-z]+)\"", Pattern.CASE_INSENSITIVE);

    private final String user;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                    .connectTimeout(PATIENCE)
                    .build();

    public OidcVisitor(String user) {
        this.user = user;
    }

    /// Does everything from the first page to the last.
    ///
    /// @return the last page
    public String visit(URI page) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(page).timeout(PATIENCE).build();
        for (int step = 0; step < STEPS; step++) {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            Matcher form = FORM.matcher(answer.body());
            Matcher prompt = PROMPT.matcher(answer.body());
            String location = answer.headers().firstValue("Location").orElse("");
            if (!location.isEmpty()) {
                request =
                        HttpRequest.newBuilder(request.uri().resolve(location))
                                .timeout(PATIENCE)
                                .build();
            } else if (form.find() && prompt.find()) {
                request = fill(request.uri().resolve(form.group(1)), prompt.group(1));
            } else {
                return answer.body();
            }
        }
        throw new IOException("the server goes round in circles");
    }

    private HttpRequest fill(URI action, String prompt) {
        String name = URLEncoder.encode(user, StandardCharsets.UTF_8);
        return HttpRequest.newBuilder(action)
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                        HttpRequest.BodyPublishers.ofString(
                                "prompt=" + prompt + "&login=" + name + "&password=any"))
                .build();
    }
}
