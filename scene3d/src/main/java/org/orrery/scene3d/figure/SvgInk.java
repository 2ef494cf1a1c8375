package org.orrery.scene3d.figure;

import java.io.Writer;
import java.util.Locale;
import java.util.function.Supplier;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.orrery.scene3d.SceneTheme;

/// Draws a figure as a document of Scalable Vector Graphics 1.1. Text stays text; each mark says in its `title` what it stands for.
public final class SvgInk implements Ink {
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";
    private final XMLStreamWriter out;

    private SvgInk(XMLStreamWriter out) {
        this.out = out;
    }

    /// Writes a whole document.
    ///
    /// @param title of the document
    public static void write(
            Figure figure,
            String title,
            double width,
            double height,
            SceneTheme theme,
            Writer writer)
            throws XMLStreamException {
        XMLStreamWriter out = XMLOutputFactory.newFactory().createXMLStreamWriter(writer);
        SvgInk ink = new SvgInk(out);
        out.writeStartDocument("UTF-8", "1.0");
        out.writeStartElement("svg");
        out.writeDefaultNamespace(NAMESPACE);
        out.writeAttribute("width", number(width));
        out.writeAttribute("height", number(height));
        out.writeAttribute("viewBox", "0 0 " + number(width) + " " + number(height));
        out.writeAttribute("role", "img");
        out.writeAttribute("font-family", "Inter, Helvetica, Arial, sans-serif");
        ink.element("title", title);
        ink.element("desc", (figure.summary() + " " + String.join(" ", figure.notes())).strip());
        ink.box(0, 0, width, height, theme.plate(), 0);
        ink.text(title, 16, 24, 15, theme.titleText(), Anchor.START, false);
        double head = 34;
        double foot = 8 + 15.0 * figure.notes().size();
        out.writeStartElement("g");
        out.writeAttribute("transform", "translate(0 " + number(head) + ")");
        FigurePainter.paint(
                figure, FigureLayout.of(figure, width, height - head - foot, true), theme, ink);
        out.writeEndElement();
        double y = height - foot + 12;
        for (String note : figure.notes()) {
            ink.text(note, 16, y, 11, theme.tickText(), Anchor.START, false);
            y += 15;
        }
        out.writeEndElement();
        out.writeEndDocument();
        out.flush();
    }

    private void element(String name, String text) throws XMLStreamException {
        out.writeStartElement(name);
        out.writeCharacters(allowed(text));
        out.writeEndElement();
    }

    /// XML has no place for control characters.
    private static String allowed(String text) {
        return text.codePoints()
                .filter(c ->
                        c == 9
                                || c == 10
                                || c == 13
                                || (c >= 32 && c <= 0xd7ff)
                                || (c >= 0xe000 && c <= 0xfffd)
                                || c > 0xffff)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Override
    public void line(double[] xy, int argb, double width) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < xy.length; i += 2) {
            points.append(i == 0 ? "" : " ")
                    .append(number(xy[i]))
                    .append(',')
                    .append(number(xy[i + 1]));
        }
        write(() -> {
            out.writeEmptyElement("polyline");
            out.writeAttribute("points", points.toString());
            out.writeAttribute("fill", "none");
            paint("stroke", argb);
            out.writeAttribute("stroke-width", number(width));
        });
    }

    @Override
    public void box(double x, double y, double width, double height, int fill, int edge) {
        write(() -> {
            out.writeEmptyElement("rect");
            out.writeAttribute("x", number(x));
            out.writeAttribute("y", number(y));
            out.writeAttribute("width", number(Math.max(0, width)));
            out.writeAttribute("height", number(Math.max(0, height)));
            shape(fill, edge);
        });
    }

    @Override
    public void disc(double x, double y, double radius, int fill, int edge) {
        write(() -> {
            out.writeEmptyElement("circle");
            out.writeAttribute("cx", number(x));
            out.writeAttribute("cy", number(y));
            out.writeAttribute("r", number(radius));
            shape(fill, edge);
        });
    }

    private void shape(int fill, int edge) throws XMLStreamException {
        paint("fill", fill);
        if (edge != 0) {
            paint("stroke", edge);
        }
    }

    private void paint(String property, int argb) throws XMLStreamException {
        int alpha = argb >>> 24;
        out.writeAttribute(
                property,
                alpha == 0 ? "none" : String.format(Locale.ROOT, "#%06x", argb & 0xffffff));
        if (alpha > 0 && alpha < 255) {
            out.writeAttribute(property + "-opacity", number(alpha / 255.0));
        }
    }

    @Override
    public void text(
            String text,
            double x,
            double y,
            double size,
            int argb,
            Anchor anchor,
            boolean upright) {
        if (text.isEmpty()) {
            return;
        }
        write(() -> {
            out.writeStartElement("text");
            out.writeAttribute("x", number(x));
            out.writeAttribute("y", number(y));
            out.writeAttribute("font-size", number(size));
            out.writeAttribute("text-anchor", anchor.name().toLowerCase(Locale.ROOT));
            if (upright) {
                out.writeAttribute("transform", "rotate(-90 " + number(x) + " " + number(y) + ")");
            }
            paint("fill", argb);
            out.writeCharacters(allowed(text));
            out.writeEndElement();
        });
    }

    @Override
    public void begin(Supplier<String> words) {
        write(() -> {
            out.writeStartElement("g");
            element("title", words.get());
        });
    }

    @Override
    public void end() {
        write(out::writeEndElement);
    }

    private interface Writing {
        void write() throws XMLStreamException;
    }

    /// What a writer refuses is the business of whoever opened it.
    private static void write(Writing writing) {
        try {
            writing.write();
        } catch (XMLStreamException e) {
            throw new java.io.UncheckedIOException(new java.io.IOException(e));
        }
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.endsWith(".00") ? text.substring(0, text.length() - 3) : text;
    }
}
