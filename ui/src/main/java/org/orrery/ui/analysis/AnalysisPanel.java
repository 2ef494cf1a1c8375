package org.orrery.ui.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.orrery.analytics.analysis.AnalysisRequest;
import org.orrery.analytics.analysis.Method;
import org.orrery.analytics.data.Column;
import org.orrery.model.schema.Kinds;
import org.orrery.ui.control.Explained;
import org.orrery.ui.control.Icons;
import org.orrery.ui.control.Panels;
import org.orrery.ui.data.ChartModel;
import org.orrery.ui.data.Encoding.Channel;
import org.orrery.ui.session.RoomModel;
import org.orrery.ui.text.Texts;

/// What to analyse, and what was found.
public final class AnalysisPanel extends VBox {
    private final RoomModel room;
    private final InsightsViewModel model;
    private final ChartModel chart;
    private final ComboBox<Method> method = new ComboBox<>();
    private final ComboBox<String> explained = new ComboBox<>();
    private final ComboBox<Integer> groups = new ComboBox<>();
    private final ComboBox<Integer> degree = new ComboBox<>();
    private final VBox columns = new VBox(6);
    private final VBox results = new VBox(10);

    public AnalysisPanel(RoomModel room, InsightsViewModel model, ChartModel chart) {
        super(0);
        this.room = room;
        this.model = model;
        this.chart = chart;
        setId("analysis-panel");
        getStyleClass().addAll("panel", "side-panel");
        VBox content =
                new VBox(
                        16,
                        new Explained(form(), room.access().creationObjection(Kinds.INSIGHT)),
                        new VBox(
                                10,
                                Panels.label(Texts.of("insight.results"), "section-title"),
                                results));
        content.getStyleClass().add("panel-content");
        getChildren().addAll(Panels.header(Texts.of("insight.panel")), Panels.scrolling(content));
        model.columns().addListener((ListChangeListener<Column>) _ -> showColumns());
        model.insights().addListener((ListChangeListener<Insight>) _ -> showResults());
        showColumns();
        showResults();
    }

    private VBox form() {
        fill(method, List.of(Method.values()), each -> "insight.method." + each.wireName());
        method.setValue(Method.K_MEANS);
        fill(
                groups,
                IntStream.rangeClosed(1, AnalysisRequest.MOST_GROUPS)
                        .mapToObj(count -> count == 1 ? 0 : count)
                        .toList(),
                count -> count == 0 ? "insight.groups.auto" : "");
        groups.setValue(0);
        fill(degree, List.of(1, 2), each -> "insight.degree." + each);
        degree.setValue(1);
        Label about = Panels.wrapped("", "muted");
        about.setId("analysis-about");
        about.textProperty()
                .bind(
                        method.valueProperty()
                                .map(each -> Texts.of("insight.about." + each.wireName())));
        VBox of =
                new VBox(
                        4,
                        row("insight.explained", explained, "analysis-explained"),
                        row("insight.groups", groups, "analysis-groups"),
                        row("insight.degree", degree, "analysis-degree"));
        method.valueProperty()
                .subscribe(chosen -> {
                    setShown(explained.getParent(), chosen == Method.REGRESSION);
                    setShown(degree.getParent(), chosen == Method.REGRESSION);
                    setShown(groups.getParent(), chosen == Method.K_MEANS);
                });
        explained.valueProperty().subscribe((_, _) -> disableExplained());
        method.valueProperty().subscribe((_, _) -> disableExplained());
        return new VBox(
                10,
                row("insight.method", method, "analysis-method"),
                about,
                of,
                Panels.label(Texts.of("insight.columns"), "channel-name"),
                columns,
                buttons(),
                problem());
    }

    private HBox buttons() {
        Button run = new Button(Texts.of("insight.run"), Icons.icon(MaterialDesignP.PLAY));
        run.setId("analysis-run");
        run.getStyleClass().add("accent");
        run.disableProperty().bind(model.runningProperty());
        run.setOnAction(_ -> run());
        Button cancel = new Button(Texts.of("insight.cancel"));
        cancel.setId("analysis-cancel");
        cancel.setOnAction(_ -> model.cancel());
        ProgressBar progress = new ProgressBar();
        progress.progressProperty().bind(model.progressProperty());
        progress.setAccessibleText(Texts.of("insight.running"));
        progress.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(progress, Priority.ALWAYS);
        for (Node node : List.of(progress, cancel)) {
            node.visibleProperty().bind(model.runningProperty());
            node.managedProperty().bind(node.visibleProperty());
        }
        return Panels.row(run, progress, cancel);
    }

    private Label problem() {
        Label problem = Panels.wrapped("", "problem");
        problem.setId("analysis-problem");
        problem.textProperty().bind(model.problemProperty());
        problem.visibleProperty().bind(model.problemProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        return problem;
    }

    private void run() {
        List<String> names = new ArrayList<>();
        if (method.getValue() == Method.REGRESSION && explained.getValue() != null) {
            names.add(explained.getValue());
        }
        chosen().filter(name -> !names.contains(name)).forEach(names::add);
        model.run(method.getValue(), names, groups.getValue(), degree.getValue());
    }

    private Stream<String> chosen() {
        return columns.getChildren().stream()
                .map(CheckBox.class::cast)
                .filter(CheckBox::isSelected)
                .map(box -> (String) box.getUserData());
    }

    /// The axes of the chart are chosen to begin with; what was chosen before stays.
    private void showColumns() {
        List<String> before = chosen().toList();
        String wasExplained = explained.getValue();
        List<String> axes =
                List.of(Channel.X, Channel.Y, Channel.Z).stream()
                        .flatMap(channel -> chart.encoding().column(channel).stream())
                        .toList();
        List<String> names = model.columns().stream().map(Column::name).toList();
        List<String> chosen = before.stream().anyMatch(names::contains) ? before : axes;
        columns.getChildren()
                .setAll(names.stream().map(name -> box(name, chosen.contains(name))).toList());
        explained.getItems().setAll(names);
        explained.setValue(
                names.contains(wasExplained)
                        ? wasExplained
                        : chart.encoding()
                                .column(Channel.Y)
                                .filter(names::contains)
                                .orElse(names.isEmpty() ? null : names.getFirst()));
        disableExplained();
    }

    private static CheckBox box(String name, boolean selected) {
        CheckBox box = new CheckBox(name);
        box.setUserData(name);
        box.setSelected(selected);
        return box;
    }

    /// What is explained does not explain itself.
    private void disableExplained() {
        columns.getChildren()
                .forEach(box ->
                        box.setDisable(
                                method.getValue() == Method.REGRESSION
                                        && box.getUserData().equals(explained.getValue())));
    }

    private void showResults() {
        results.getChildren().setAll(model.insights().stream().map(this::card).toList());
        if (model.insights().isEmpty()) {
            results.getChildren()
                    .add(Panels.empty(MaterialDesignC.CHART_BELL_CURVE, Texts.of("insight.none")));
        }
    }

    private VBox card(Insight insight) {
        String title = insight.request().title();
        Button show = new Button(Texts.of("insight.show"), Icons.icon(MaterialDesignE.EYE_OUTLINE));
        show.setId("insight-show-" + insight.id());
        show.setAccessibleText(Texts.of("insight.show.name", title));
        show.getStyleClass().addAll("small");
        show.setOnAction(_ -> model.show(insight));
        Button ask =
                new Button(
                        insight.questions() == 0
                                ? Texts.of("insight.ask")
                                : Texts.of("insight.asked", insight.questions()),
                        Icons.icon(MaterialDesignM.MESSAGE_PLUS_OUTLINE));
        ask.setId("insight-ask-" + insight.id());
        ask.setAccessibleText(Texts.of("insight.ask.name", title));
        ask.getStyleClass().addAll("small", "flat");
        ask.setOnAction(_ -> model.discuss(insight));
        HBox tools =
                Panels.row(
                        new Explained(
                                show,
                                room.access().updateObjection(Kinds.VIEW, "visualization_type")),
                        new Explained(ask, room.access().creationObjection(Kinds.ANNOTATION)),
                        Panels.spacer());
        if (insight.deletable()) {
            tools.getChildren()
                    .add(
                            Icons.button(
                                    MaterialDesignT.TRASH_CAN_OUTLINE,
                                    "insight-delete-" + insight.id(),
                                    Texts.of("insight.delete", title),
                                    () -> model.delete(insight)));
        }
        VBox card =
                new VBox(
                        6,
                        Panels.wrapped(title, "insight-title"),
                        Panels.label(
                                Texts.of("insight.by", room.nameOf(insight.owner())),
                                "person-detail"),
                        Panels.wrapped(insight.finding(), "annotation-body"),
                        tools);
        card.getStyleClass().add("insight-card");
        return card;
    }

    private static <T> void fill(ComboBox<T> box, List<T> items, Function<T, String> key) {
        box.getItems().setAll(items);
        box.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(T item) {
                        if (item == null) {
                            return "";
                        }
                        String name = key.apply(item);
                        return name.isEmpty() ? item.toString() : Texts.of(name);
                    }

                    @Override
                    public T fromString(String text) {
                        throw new UnsupportedOperationException("the box cannot be typed into");
                    }
                });
    }

    private static HBox row(String key, ComboBox<?> box, String id) {
        box.setId(id);
        box.setMaxWidth(Double.MAX_VALUE);
        box.getStyleClass().add("small");
        box.setAccessibleText(Texts.of(key));
        HBox.setHgrow(box, Priority.ALWAYS);
        Label label = Panels.label(Texts.of(key), "channel-name");
        label.setLabelFor(box);
        label.setMinWidth(72);
        return Panels.row(label, box);
    }

    private static void setShown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
