package org.orrery.ui.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.orrery.testkit.display.FxToolkit;

@Tag("window")
@Tag("AN5")
final class MarkdownViewTest {
    private final List<URI> asked = new ArrayList<>();

    @Test
    void emphasisListsAndCodeAreTold() {
        MarkdownView view =
                view(
                        "**Bold** and `code`\n\n1. one\n2. two\n\n> quoted\n\n# Title\n\n```\nx = 1\n```");

        assertThat(styles(view, "Bold")).contains("markdown-strong");
        assertThat(styles(view, "code")).contains("markdown-code");
        assertThat(words(view)).contains("1.", "2.", "one", "two", "quoted", "Title", "x = 1");
    }

    @Test
    void aLinkAsksAndOpensNothingItself() {
        MarkdownView view = view("See [the source](https://example.org/a?b=c).");

        FxToolkit.runOnFx(() -> links(view).getFirst().fire());

        assertThat(asked).containsExactly(URI.create("https://example.org/a?b=c"));
    }

    @Test
    void linksToAnythingElseAreText() {
        MarkdownView view =
                view(
                        "[a](javascript:alert(1)) [b](file:///etc/passwd) [c](data:text/html,x) [d](:)");

        assertThat(links(view)).isEmpty();
        assertThat(words(view)).contains("a", "b", "c", "d");
    }

    @Test
    void picturesElsewhereAreNotFetchedAndHtmlIsText() {
        MarkdownView view =
                view(
                        "![secret](https://spy.example/p.png)\n\n<script>alert(1)</script>\n\na <b>b</b>");

        assertThat(all(view, new ArrayList<>())).noneMatch(ImageView.class::isInstance);
        assertThat(links(view)).hasSize(1);
        assertThat(words(view)).contains("<script>alert(1)</script>", "<b>", "b", "</b>");
    }

    @Test
    void callsStandOut() {
        assertThat(styles(view("Ask @Ada please"), "@Ada")).contains("chat-mention");
    }

    @Test
    void whatIsNestedVeryDeepEndsNeitherTheStackNorTheView() {
        MarkdownView view =
                view("> ".repeat(2_000) + "deep " + "*".repeat(3_000) + "[".repeat(3_000));

        assertThat(String.join("", words(view))).contains("deep");
    }

    private MarkdownView view(String text) {
        return FxToolkit.onFx(() -> new MarkdownView(text, List.of("Ada"), asked::add));
    }

    private static List<Node> all(Node node, List<Node> into) {
        into.add(node);
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> all(child, into));
        }
        return into;
    }

    private static List<Hyperlink> links(Node view) {
        return all(view, new ArrayList<>()).stream()
                .filter(Hyperlink.class::isInstance)
                .map(Hyperlink.class::cast)
                .toList();
    }

    private static List<String> words(Node view) {
        return all(view, new ArrayList<>()).stream()
                .flatMap(node ->
                        switch (node) {
                            case Text text -> java.util.stream.Stream.of(text.getText());
                            case Label label -> java.util.stream.Stream.of(label.getText());
                            default -> java.util.stream.Stream.empty();
                        })
                .toList();
    }

    private static Set<String> styles(Node view, String words) {
        return all(view, new ArrayList<>()).stream()
                .filter(node -> node instanceof Text text && text.getText().equals(words))
                .findFirst()
                .map(node -> Set.copyOf(node.getStyleClass()))
                .orElseThrow();
    }
}
