package org.orrery.relay;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.WebDriverWait;

/// A headless Chromium with a page of a relay.
final class Browser implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    final ChromeDriver driver;

    Browser(Path profile) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(first("/usr/bin/chromium", "/usr/bin/google-chrome").toString());
        options.addArguments(
                "--headless=new",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--user-data-dir=" + profile,
                "--window-size=1280,800");
        if ("root".equals(System.getProperty("user.name"))) {
            options.addArguments("--no-sandbox");
        }
        driver =
                new ChromeDriver(
                        new ChromeDriverService.Builder()
                                .usingDriverExecutable(
                                        first(
                                                        "/usr/bin/chromedriver",
                                                        "/usr/lib/chromium/chromedriver")
                                                .toFile())
                                .build(),
                        options);
    }

    private static Path first(String... places) {
        return Stream.of(places)
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() ->
                        new AssertionError(
                                "install chromium and chromium-driver: there is none of "
                                        + List.of(places)));
    }

    void open(Relay relay, String page) {
        driver.get("about:blank");
        driver.get(relay.base() + "/admin/#" + page);
    }

    /// An element that is there and shown, once it is.
    WebElement see(String selector) {
        return new WebDriverWait(driver, LIMIT)
                .ignoring(org.openqa.selenium.StaleElementReferenceException.class)
                .withMessage(() -> "no " + selector)
                .until(each -> {
                    List<WebElement> found = each.findElements(By.cssSelector(selector));
                    return found.isEmpty() || !found.getFirst().isDisplayed()
                            ? null
                            : found.getFirst();
                });
    }

    void seeText(String selector, String text) {
        new WebDriverWait(driver, LIMIT)
                .ignoring(org.openqa.selenium.StaleElementReferenceException.class)
                .withMessage(() -> "no " + text + " in " + selector)
                .until(each ->
                        each.findElements(By.cssSelector(selector)).stream()
                                .anyMatch(found -> found.getText().contains(text)));
    }

    void gone(String selector) {
        new WebDriverWait(driver, LIMIT)
                .until(each -> each.findElements(By.cssSelector(selector)).isEmpty());
    }

    void click(String selector) {
        new WebDriverWait(driver, LIMIT)
                .ignoring(org.openqa.selenium.WebDriverException.class)
                .until(each -> {
                    see(selector).click();
                    return true;
                });
    }

    void type(String selector, String text) {
        WebElement input = see(selector);
        input.clear();
        input.sendKeys(text);
    }

    /// Says yes to the question that is asked.
    void agree() {
        click("#ask[open] #ask-yes");
    }

    void press(Keys key) {
        new Actions(driver).sendKeys(key).perform();
    }

    /// The id of what has the focus.
    String focused() {
        return String.valueOf(driver.executeScript("return document.activeElement.id"));
    }

    void theme(String name) {
        while (!name.equals(
                driver.executeScript("return document.documentElement.dataset.theme"))) {
            click("#theme");
        }
    }

    void size(int width, int height) {
        driver.manage().window().setSize(new Dimension(width, height));
    }

    /// Keeps a picture under `target/admin`.
    void picture(String name) throws IOException {
        Path file = Path.of("target", "admin", name + ".png");
        Files.createDirectories(file.getParent());
        Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
    }

    /// What the accessibility rules of WCAG 2 have to say.
    List<String> objections() {
        return new AxeBuilder()
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa"))
                        .analyze(driver)
                        .getViolations()
                        .stream()
                        .map(Browser::sentence)
                        .toList();
    }

    private static String sentence(Rule rule) {
        return rule.getId()
                + ": "
                + rule.getNodes().stream().map(each -> each.getHtml()).limit(3).toList();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
