package org.orrery.ui.markdown;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Hyperlink;
import javafx.scene.text.TextFlow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.orrery.ui.chat.Mentions;
import org.orrery.ui.control.Icons;
import org.orrery.ui.text.Texts;

/// Puts what stands in a line into a flow of text.
final class Inlines extends AbstractVisitor {
    private final TextFlow flow;
    private final List<String> names;
    private final Consumer<URI> ask;
    private boolean strong;
    private boolean emphasised;

    Inlines(TextFlow flow, List<String> names, Consumer<URI> ask) {
        this.flow = flow;
        this.names = names;
        this.ask = ask;
    }

    void addAll(Node block) {
        visitChildren(block);
    }

    @Override
    public void visit(Text text) {
        for (Mentions.Part part : Mentions.of(text.getLiteral(), names)) {
            add(part.text(), part.name().isEmpty() ? "" : "chat-mention");
        }
    }

    private void add(String literal, String style) {
        javafx.scene.text.Text node = new javafx.scene.text.Text(literal);
        node.getStyleClass().add("markdown-text");
        if (strong) {
            node.getStyleClass().add("markdown-strong");
        }
        if (emphasised) {
            node.getStyleClass().add("markdown-emphasis");
        }
        if (!style.isEmpty()) {
            node.getStyleClass().add(style);
        }
        flow.getChildren().add(node);
    }

    @Override
    public void visit(StrongEmphasis text) {
        boolean before = strong;
        strong = true;
        visitChildren(text);
        strong = before;
    }

    @Override
    public void visit(Emphasis text) {
        boolean before = emphasised;
        emphasised = true;
        visitChildren(text);
        emphasised = before;
    }

    @Override
    public void visit(Code code) {
        add(code.getLiteral(), "markdown-code");
    }

    @Override
    public void visit(HtmlInline html) {
        add(html.getLiteral(), "");
    }

    /// People break lines where they mean it.
    @Override
    public void visit(SoftLineBreak line) {
        add("\n", "");
    }

    @Override
    public void visit(HardLineBreak line) {
        add("\n", "");
    }

    @Override
    public void visit(Link link) {
        link(words(link), link.getDestination());
    }

    /// A picture elsewhere is not fetched: that would tell its server who reads this.
    @Override
    public void visit(Image image) {
        link(words(image), image.getDestination());
    }

    private void link(String words, String destination) {
        Optional<URI> target = MarkdownView.target(destination);
        String shown = words.isEmpty() ? destination : words;
        if (target.isEmpty()) {
            add(shown, "");
            return;
        }
        Hyperlink link = new Hyperlink(shown);
        link.getStyleClass().add("markdown-link");
        link.setTooltip(Icons.tooltip(destination));
        link.setAccessibleText(Texts.of("markdown.link", destination));
        link.setOnAction(_ -> ask.accept(target.get()));
        flow.getChildren().add(link);
    }

    private static String words(Node of) {
        StringBuilder words = new StringBuilder();
        of.accept(
                new AbstractVisitor() {
                    @Override
                    public void visit(Text text) {
                        words.append(text.getLiteral());
                    }

                    @Override
                    public void visit(Code code) {
                        words.append(code.getLiteral());
                    }
                });
        return words.toString();
    }
}
