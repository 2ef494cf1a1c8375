package org.orrery.scene3d.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.orrery.scene3d.SceneTheme;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

final class SvgInkTest {
    private static String words() {
        return "Row 1: <b> & \"c\" \u0001";
    }

    private static Figure figure(Figure.Mark... marks) {
        return new Figure(
                "What is shown",
                0,
                List.of(
                        new Figure.Axis(
                                Figure.Side.BOTTOM,
                                0,
                                "Weight & size",
                                List.of(new Figure.Tick(0, "0"), new Figure.Tick(1, "10"))),
                        new Figure.Axis(
                                Figure.Side.LEFT, 0, "Height", List.of(new Figure.Tick(0.5, "5")))),
                List.of(new Figure.Line(new double[] {0, 0, 1, 1}, 0x80ff0000, 1)),
                List.of(marks),
                new Figure.Key(
                        "Kind",
                        List.of(new Figure.Swatch("a", 0xff00ff00)),
                        List.of(),
                        List.of(),
                        ""),
                List.of("3 rows < 4 rows"));
    }

    private static Figure.Mark mark(Figure.Shape shape, Figure.Stand stand) {
        return new Figure.Mark(shape, 0xff123456, stand, new int[] {0}, SvgInkTest::words);
    }

    private static Document parsed(Figure figure) throws Exception {
        StringWriter out = new StringWriter();
        SvgInk.write(figure, "Life & death", 640, 400, SceneTheme.LIGHT, out);
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder()
                .parse(new InputSource(new StringReader(out.toString())));
    }

    @Test
    void itIsWellFormedAndSaysWhatItShows() throws Exception {
        Document document =
                parsed(
                        figure(
                                mark(new Figure.Shape.Disc(0.5, 0.5, 4), Figure.Stand.PLAIN),
                                mark(new Figure.Shape.Box(0.1, 0, 0.2, 0.7), Figure.Stand.SELECTED),
                                mark(
                                        new Figure.Shape.Path(new double[] {0, 0, 1, 0.3}),
                                        Figure.Stand.DIMMED)));

        Element root = document.getDocumentElement();
        assertThat(root.getNamespaceURI()).isEqualTo("http://www.w3.org/2000/svg");
        assertThat(root.getAttribute("width")).isEqualTo("640");
        assertThat(texts(document, "title"))
                .containsExactly(
                        "Life & death",
                        "Row 1: <b> & \"c\" ",
                        "Row 1: <b> & \"c\" ",
                        "Row 1: <b> & \"c\" ");
        assertThat(texts(document, "desc")).containsExactly("What is shown 3 rows < 4 rows");
        assertThat(texts(document, "text"))
                .contains(
                        "Life & death",
                        "Weight & size",
                        "Height",
                        "10",
                        "Kind",
                        "a",
                        "3 rows < 4 rows");
    }

    @Test
    void aDiscStandsInThePlotAndHasItsColour() throws Exception {
        Document document =
                parsed(figure(mark(new Figure.Shape.Disc(0, 0, 4), Figure.Stand.PLAIN)));
        FigureLayout layout = FigureLayout.of(figure(), 640, 400 - 34 - 23, true);

        Element circle = (Element) document.getElementsByTagName("circle").item(0);

        assertThat(Double.parseDouble(circle.getAttribute("cx"))).isEqualTo(layout.x(0));
        assertThat(Double.parseDouble(circle.getAttribute("cy"))).isEqualTo(layout.y(0));
        assertThat(circle.getAttribute("fill")).isEqualTo("#123456");
    }

    private static List<String> texts(Document document, String name) {
        NodeList found = document.getElementsByTagName(name);
        return java.util.stream.IntStream.range(0, found.getLength())
                .mapToObj(i -> found.item(i).getTextContent())
                .toList();
    }
}
