package org.orrery.ui.markdown;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.layout.VBox;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/// A text in Markdown. Paragraphs, emphasis, code, lists, quotes, headings and links; what is none of these is shown as it was
/// written.
public final class MarkdownView extends VBox {
    private static final Parser PARSER = Parser.builder().maxOpenBlockParsers(24).build();
    private static final Set<String> SCHEMES = Set.of("http", "https", "mailto");

    /// @param names people whose name after an @ is a call
    /// @param ask is given what a link leads to when it is followed: it opens nothing itself
    public MarkdownView(String text, List<String> names, Consumer<URI> ask) {
        super(6);
        getStyleClass().add("markdown");
        setFillWidth(true);
        new Blocks(this, names, ask).addAll(parse(text));
    }

    /// The words of a text without its marks, in one line.
    public static String words(String text) {
        StringBuilder words = new StringBuilder();
        parse(text)
                .accept(
                        new AbstractVisitor() {
                            @Override
                            public void visit(Text part) {
                                words.append(part.getLiteral());
                            }

                            @Override
                            public void visit(Code part) {
                                words.append(part.getLiteral());
                            }

                            @Override
                            public void visit(SoftLineBreak line) {
                                words.append(' ');
                            }

                            @Override
                            public void visit(HardLineBreak line) {
                                words.append(' ');
                            }

                            @Override
                            public void visit(FencedCodeBlock code) {
                                words.append(code.getLiteral()).append(' ');
                            }

                            @Override
                            public void visit(Paragraph paragraph) {
                                visitChildren(paragraph);
                                words.append(' ');
                            }

                            @Override
                            public void visit(Heading heading) {
                                visitChildren(heading);
                                words.append(' ');
                            }
                        });
        String line = words.toString().strip();
        return line.isEmpty() ? text : line;
    }

    static Node parse(String text) {
        return PARSER.parse(text);
    }

    /// Where a link may lead: to pages and mail, and nowhere else.
    static Optional<URI> target(String destination) {
        try {
            URI uri = URI.create(destination.strip());
            String scheme = uri.getScheme();
            return scheme != null && SCHEMES.contains(scheme.toLowerCase(Locale.ROOT))
                    ? Optional.of(uri)
                    : Optional.empty();
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }
}
