package org.orrery.relay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.Select;
import org.orrery.protocol.codec.Codec;
import org.orrery.protocol.message.ServerMessage;
import org.orrery.protocol.rest.Created;
import org.orrery.relay.setting.RelaySettings;

/// The admin page in a real browser, against a real relay with people in it.
class AdminPageTest {

    @TempDir static Path folder;
    private static Relay relay;
    private static Browser browser;
    private static Created busy;
    private static final List<TestClient> people = new ArrayList<>();

    @BeforeAll
    static void start() {
        relay =
                Relay.start(RelaySettings.defaults(folder.resolve("data")).withPort(0))
                        .toCompletableFuture()
                        .join();
        create("Quarterly review", "Acme", "sox_compliant");
        create("Churn workshop", "Globex", "gdpr");
        create("Fertility and life expectancy of 62 countries", "Acme", "");
        busy = TestClient.create(relay.base());
        browser = new Browser(folder.resolve("profile"));
    }

    /// Members who say nothing for half a minute are sent out, so each test has new ones.
    @BeforeEach
    void enter() {
        people.forEach(TestClient::close);
        people.clear();
        for (String user : List.of("ada", "bo", "chi", "dee")) {
            people.add(TestClient.enter(relay.base(), busy, user, Codec.cbor()));
        }
    }

    @AfterAll
    static void stop() {
        browser.close();
        people.forEach(TestClient::close);
        relay.close().toCompletableFuture().join();
    }

    private static String create(String title, String partner, String level) {
        Api local = Api.local(relay);
        JsonNode made =
                local.json(
                        201,
                        local.post(
                                "/collaboration/sessions/create",
                                TestClient.JSON
                                        .createObjectNode()
                                        .put("session_type", "analytics_session")
                                        .put("title", title)
                                        .put("host_user_id", "host")
                                        .put("enterprise_partner", partner)
                                        .put("compliance_level", level.isEmpty() ? null : level)
                                        .toString()));
        return made.get("session_id").asText();
    }

    private static void work() {
        for (TestClient each : people) {
            for (int i = 0; i < 20; i++) {
                each.submit(RelayTest.chat("n" + i));
                each.await(ServerMessage.Acknowledged.class);
            }
        }
    }

    private static String state(String id) {
        Api local = Api.local(relay);
        return local.json(200, local.get("/collaboration/sessions/" + id)).get("state").asText();
    }

    private static void choose(String id) {
        browser.open(relay, "sessions");
        browser.click("tr[data-session='" + id + "'] .link");
        browser.see("aside.side h2");
    }

    @Test
    @Tag("RS113")
    void sessionsAreFoundEndedArchivedRestoredAndDeleted() {
        String id = create("To be ended", "", "");
        browser.open(relay, "sessions");
        browser.type("#search", "to be end");
        browser.seeText("main .head p", "1 of");
        browser.click("tr[data-session='" + id + "'] .link");
        browser.click("[data-verb=pause]");
        browser.seeText("aside header .chip", "Paused");
        browser.click("[data-verb=resume]");
        browser.seeText("aside header .chip", "Live");
        browser.click("[data-verb=end]");
        browser.agree();
        browser.seeText("aside header .chip", "Ended");
        assertThat(state(id)).isEqualTo("ended");
        browser.click("[data-verb=archive]");
        browser.agree();
        browser.seeText("aside header .chip", "Archived");
        assertThat(state(id)).isEqualTo("archived");
        browser.click("[data-verb=restore]");
        browser.seeText("aside header .chip", "Ended");
        browser.click("[data-verb=delete]");
        browser.agree();
        browser.gone("tr[data-session='" + id + "']");
        assertThat(Api.local(relay).get("/collaboration/sessions/" + id).statusCode())
                .isEqualTo(404);
    }

    @Test
    @Tag("RS113")
    void aMembersRoleIsChangedAndTheyAreRemovedAtOnce() {
        TestClient eve = TestClient.enter(relay.base(), busy, "eve", Codec.json());
        choose(busy.sessionId().toString());
        browser.see("li[data-user=eve]");
        new Select(browser.see("li[data-user=eve] select")).selectByValue("observer");
        browser.seeText(".toast", "eve is now observer");
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .until(() -> member("eve").get("role").asText().equals("observer"));
        browser.click("li[data-user=eve] [data-act=remove]");
        browser.agree();
        browser.gone("li[data-user=eve]");
        assertThat(eve.awaitClose()).isEqualTo(4505);
    }

    private static JsonNode member(String user) {
        Api local = Api.local(relay);
        JsonNode members =
                local.json(
                                200,
                                local.get(
                                        "/collaboration/sessions/" + busy.sessionId() + "/members"))
                        .get("members");
        for (JsonNode each : members) {
            if (each.get("user_id").asText().equals(user)) {
                return each;
            }
        }
        throw new AssertionError("no " + user);
    }

    @Test
    @Tag("RS113")
    void theStatusDrawsWhatWasMeasured() {
        browser.open(relay, "status");
        browser.see("#chart-latency canvas");
        work();
        browser.seeText(".cards", "committed");
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(
                        () -> browser.see("#chart-people").getAttribute("aria-label"),
                        label -> label != null && label.contains("connections 4"));
        browser.seeText("#state", "Relay ready");
    }

    @Test
    @Tag("RS113")
    void theAuditIsSearched() {
        browser.open(relay, "audit");
        browser.type("#audit-action", "session.created");
        browser.click("form.tools [type=submit]");
        browser.seeText("main table", "session.created");
        new Select(browser.see("#audit-kind")).selectByValue("session");
        browser.type("#audit-session", busy.sessionId().toString());
        browser.click("form.tools [type=submit]");
        browser.seeText("main table", "Join");
    }

    @Test
    @Tag("RS113")
    void theOverviewCountsByPartner() {
        browser.open(relay, "overview");
        browser.seeText("main table", "Acme");
        browser.seeText("main", "SOX compliant");
    }

    @Test
    @Tag("RS114")
    void aNameThatIsMarkupIsShownAsText() {
        String id = create("<img src=x onerror=\"window.hurt=1\">", "<b>bold</b>", "");
        choose(id);
        browser.seeText("aside h2", "<img src=x onerror=");
        browser.open(relay, "overview");
        browser.seeText("main table", "<b>bold</b>");
        assertThat(browser.driver.executeScript("return window.hurt")).isNull();
        assertThat(browser.driver.findElements(By.cssSelector("main img, main b"))).isEmpty();
        var page = Api.local(relay).get("/admin/");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'")
                .contains("script-src 'self'")
                .contains("frame-ancestors 'none'");
        assertThat(new String(page.body(), java.nio.charset.StandardCharsets.UTF_8))
                .doesNotContain("<script>")
                .doesNotContain("style=");
        Object refused =
                browser.driver.executeAsyncScript(
                        "const done = arguments[0];"
                                + "addEventListener('securitypolicyviolation',"
                                + " event => done(event.effectiveDirective), {once: true});"
                                + "const script = document.createElement('script');"
                                + "script.textContent = 'window.hurt = 2';"
                                + "document.body.append(script);");
        assertThat(refused).isEqualTo("script-src-elem");
        assertThat(browser.driver.executeScript("return window.hurt")).isNull();
        Api.local(relay).send("DELETE", "/collaboration/sessions/" + id, null);
    }

    @Test
    @Tag("RS115")
    void everyPageIsUsableByKeyboardAndReadAloudInBothThemes() throws IOException {
        work();
        for (String theme : List.of("dark", "light")) {
            for (String page : List.of("sessions", "status", "audit", "overview")) {
                browser.size(1280, 800);
                if (page.equals("sessions")) {
                    choose(busy.sessionId().toString());
                    browser.see("li[data-user=ada]");
                } else {
                    browser.open(relay, page);
                    browser.see(page.equals("status") ? "#chart-loop canvas" : "main table");
                }
                browser.theme(theme);
                assertThat(browser.objections()).as(theme + " " + page).isEmpty();
                browser.picture(page + "-" + theme + "-1280");
                browser.size(1920, 1080);
                browser.picture(page + "-" + theme + "-1920");
            }
        }
        browser.size(1280, 800);
        browser.open(relay, "sessions");
        browser.see("main table");
        browser.press(Keys.TAB);
        assertThat(browser.driver.switchTo().activeElement().getText())
                .isEqualTo("Skip to the content");
        browser.press(Keys.ENTER);
        assertThat(browser.focused()).isEqualTo("main");
        browser.press(Keys.TAB);
        assertThat(browser.focused()).isEqualTo("search");
    }

    @Test
    @Tag("ID20")
    void theLinkOfAnInvitationSaysInABrowserWhatItLeadsToAndHowToJoin() throws IOException {
        Api local = Api.local(relay);
        JsonNode invite =
                local.json(
                        201,
                        local.post(
                                "/collaboration/sessions/" + busy.sessionId() + "/invites",
                                "{\"role\": \"observer\", \"uses\": 1}"));
        for (String theme : List.of("dark", "light")) {
            browser.open(relay, "overview");
            browser.theme(theme);
            browser.driver.get(invite.get("link").asText());
            browser.seeText("h1", busy.session().title());
            browser.seeText("#facts", "observer at most");
            assertThat(browser.see("#link").getAttribute("value"))
                    .isEqualTo(invite.get("link").asText());
            browser.click("#copy");
            assertThat(browser.objections()).as(theme).isEmpty();
            browser.picture("join-" + theme + "-1280");
        }
        local.send(
                "DELETE",
                "/collaboration/sessions/"
                        + busy.sessionId()
                        + "/invites/"
                        + invite.get("invite_id").asText(),
                null);
        browser.driver.navigate().refresh();
        browser.seeText("#problem", "Ask for a new one");
        browser.driver.get("about:blank");
        browser.driver.get(relay.base() + "/join");
        browser.seeText("#problem", "not complete");
    }
}
