package org.orrery.ui.markdown;

import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextFlow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;

/// Puts the blocks of a text into a box, one below the other.
final class Blocks extends AbstractVisitor {
    private static final int DEEPEST = 5;
    private final Pane into;
    private final List<String> names;
    private final Consumer<URI> ask;
    private final int depth;

    Blocks(Pane into, List<String> names, Consumer<URI> ask) {
        this(into, names, ask, 0);
    }

    private Blocks(Pane into, List<String> names, Consumer<URI> ask, int depth) {
        this.into = into;
        this.names = names;
        this.ask = ask;
        this.depth = depth;
    }

    void addAll(Node document) {
        visitChildren(document);
    }

    @Override
    public void visit(Paragraph paragraph) {
        flow(paragraph, "markdown-paragraph");
    }

    @Override
    public void visit(Heading heading) {
        flow(heading, "markdown-heading");
    }

    private void flow(Node block, String style) {
        TextFlow flow = new TextFlow();
        flow.getStyleClass().add(style);
        new Inlines(flow, names, ask).addAll(block);
        into.getChildren().add(flow);
    }

    @Override
    public void visit(FencedCodeBlock code) {
        code(code.getLiteral());
    }

    @Override
    public void visit(IndentedCodeBlock code) {
        code(code.getLiteral());
    }

    private void code(String literal) {
        text(literal.stripTrailing(), "markdown-code-block");
    }

    @Override
    public void visit(HtmlBlock html) {
        text(html.getLiteral(), "markdown-paragraph");
    }

    private void text(String literal, String style) {
        Label label = new Label(literal);
        label.setWrapText(true);
        label.setMaxWidth(Double.MAX_VALUE);
        label.setMinHeight(javafx.scene.layout.Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        into.getChildren().add(label);
    }

    @Override
    public void visit(ThematicBreak line) {
        into.getChildren().add(new Separator());
    }

    @Override
    public void visit(BlockQuote quote) {
        VBox box = box("markdown-quote");
        inner(box).addAll(quote);
        into.getChildren().add(box);
    }

    @Override
    public void visit(BulletList list) {
        items(list, 0);
    }

    @Override
    public void visit(OrderedList list) {
        Integer first = list.getMarkerStartNumber();
        items(list, first == null ? 1 : Math.max(1, first));
    }

    /// @param first number of the first item; 0 for bullets
    private void items(Node list, int first) {
        int number = first;
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            Label mark = new Label(first == 0 ? "•" : number + ".");
            mark.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
            mark.getStyleClass().add("markdown-mark");
            VBox box = box("markdown-item");
            HBox.setHgrow(box, Priority.ALWAYS);
            inner(box).addAll(item);
            into.getChildren().add(new HBox(6, mark, box));
            number++;
        }
    }

    private static VBox box(String style) {
        VBox box = new VBox(4);
        box.setMinWidth(0);
        box.getStyleClass().add(style);
        return box;
    }

    /// What is nested deeper than anybody reads goes on at the same depth.
    private Blocks inner(VBox box) {
        return new Blocks(depth < DEEPEST ? box : into, names, ask, depth + 1);
    }
}
