package org.orrery.ui.data;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignG;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.orrery.analytics.data.CategoryColumn;
import org.orrery.analytics.data.Column;
import org.orrery.analytics.data.DataSet;
import org.orrery.analytics.data.TextColumn;
import org.orrery.model.id.EntityId;
import org.orrery.model.schema.Kinds;
import org.orrery.ui.control.Explained;
import org.orrery.ui.control.Icons;
import org.orrery.ui.control.Panels;
import org.orrery.ui.session.Access;
import org.orrery.ui.text.Texts;

/// The data set, which chart shows it by what, and its filters.
public final class DataPanel extends VBox {
    private static final String NONE = Texts.of("channel.none");
    private static final int KINDS_IN_A_ROW = 3;
    private final TableModel table;
    private final ChartModel chart;
    private final FilterModel filters;
    private final Map<Encoding.Channel, ComboBox<String>> pickers =
            new EnumMap<>(Encoding.Channel.class);
    private final Map<Encoding.Channel, Label> labels = new EnumMap<>(Encoding.Channel.class);
    private final Map<Encoding.Channel, ToggleButton> scales =
            new EnumMap<>(Encoding.Channel.class);
    private final ChartOptions options;
    private final GridPane grid = new GridPane(10, 8);
    private Encoding.@Nullable Kind arranged;
    private final Map<Encoding.Kind, ToggleButton> kinds = new EnumMap<>(Encoding.Kind.class);
    private final VBox cards = new VBox(8);
    private final MenuButton add =
            new MenuButton(Texts.of("filter.add"), Icons.icon(MaterialDesignP.PLUS));
    private final Map<EntityId, FilterCard> shown = new HashMap<>();
    private boolean showing;

    /// @param query opens the query sheet
    public DataPanel(
            TableModel table, ChartModel chart, FilterModel filters, Access access, Node query) {
        super(0);
        this.table = table;
        this.chart = chart;
        this.filters = filters;
        this.options = new ChartOptions(chart);
        setId("data-panel");
        getStyleClass().addAll("panel", "side-panel");
        ObservableValue<String> filterObjection = access.creationObjection(Kinds.FILTER);
        VBox content =
                new VBox(
                        16,
                        about(query, access),
                        new VBox(
                                8,
                                new ChartStrip(chart, access.creationObjection(Kinds.VIEW)),
                                new Explained(charts(), chart.objection())),
                        new Explained(filterSection(), filterObjection));
        content.getStyleClass().add("panel-content");
        getChildren().addAll(Panels.header(Texts.of("data.title")), Panels.scrolling(content));
        chart.encodingProperty().subscribe(this::showEncoding);
        table.dataSetProperty().subscribe(this::showColumns);
        filters.filters().addListener((ListChangeListener<ColumnFilter>) _ -> showFilters());
        filters.visibleProperty().subscribe(_ -> showFilters());
    }

    private VBox about(Node query, Access access) {
        Label name = Panels.wrapped("", "data-name");
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        Label count = Panels.label("", "data-count");
        count.setId("data-count");
        count.textProperty().bind(filters.countProperty());
        ProgressBar progress = new ProgressBar();
        progress.progressProperty().bind(table.progressProperty());
        progress.visibleProperty().bind(table.progressProperty().lessThan(1));
        progress.managedProperty().bind(progress.visibleProperty());
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.setAccessibleText(Texts.of("data.loading"));
        Label problem = Panels.wrapped("", "problem");
        problem.textProperty().bind(table.problemProperty());
        problem.visibleProperty().bind(table.problemProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        Label remarks = Panels.wrapped("", "hint");
        remarks.setId("data-remarks");
        remarks.textProperty().bind(table.remarksProperty());
        remarks.visibleProperty().bind(table.remarksProperty().isNotEmpty());
        remarks.managedProperty().bind(remarks.visibleProperty());
        table.dataSetProperty()
                .subscribe(() ->
                        name.setText(
                                table.source()
                                        .map(entity -> entity.text("name", ""))
                                        .orElse(Texts.of("data.none"))));
        name.setText(
                table.source()
                        .map(entity -> entity.text("name", ""))
                        .orElse(Texts.of("data.none")));
        DataSetMenu sets = new DataSetMenu(table, access.updateObjection(Kinds.SESSION, "dataset"));
        return new VBox(4, Panels.row(name, sets, query), count, progress, problem, remarks);
    }

    private VBox charts() {
        GridPane choice = new GridPane(4, 4);
        choice.getStyleClass().add("segmented");
        for (int column = 0; column < KINDS_IN_A_ROW; column++) {
            ColumnConstraints filling = new ColumnConstraints();
            filling.setHgrow(Priority.ALWAYS);
            choice.getColumnConstraints().add(filling);
        }
        ToggleGroup group = new ToggleGroup();
        for (Encoding.Kind kind : Encoding.Kind.values()) {
            ToggleButton button =
                    new ToggleButton(Texts.of("kind." + kind.wireName()), Icons.icon(icon(kind)));
            button.setId("kind-" + kind.wireName());
            button.setToggleGroup(group);
            button.setMaxWidth(Double.MAX_VALUE);
            button.setMinWidth(20);
            button.getStyleClass().add("small");
            button.setOnAction(_ -> {
                button.setSelected(true);
                chart.setKind(kind);
            });
            choice.add(button, kinds.size() % KINDS_IN_A_ROW, kinds.size() / KINDS_IN_A_ROW);
            kinds.put(kind, button);
        }
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(52);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        values.setMinWidth(40);
        grid.getColumnConstraints().addAll(names, values);
        for (Encoding.Channel channel : Encoding.Channel.values()) {
            ComboBox<String> picker = new ComboBox<>();
            picker.setId("channel-" + channel.property());
            picker.setMaxWidth(Double.MAX_VALUE);
            picker.getStyleClass().add("small");
            Label label = Panels.label(Texts.of("channel." + channel.property()), "channel-name");
            label.setMinWidth(USE_PREF_SIZE);
            label.setLabelFor(picker);
            picker.setAccessibleText(
                    Texts.of("channel.pick", Texts.of("channel." + channel.property())));
            picker.setOnAction(_ -> pick(channel, picker));
            pickers.put(channel, picker);
            labels.put(channel, label);
            if (channel.isAxis()) {
                scale(channel);
            }
        }
        HBox head =
                Panels.row(
                        Panels.label(Texts.of("data.chart"), "section-title"),
                        Panels.spacer(),
                        new ChartSuggestions(table, chart));
        return new VBox(10, head, choice, grid, options);
    }

    private void scale(Encoding.Channel channel) {
        ToggleButton log = new ToggleButton(Texts.of("scale.log"));
        log.setId("scale-" + channel.property());
        log.getStyleClass().addAll("small", "scale-choice");
        log.setMinWidth(USE_PREF_SIZE);
        String name = Texts.of("scale.name", Texts.of("channel." + channel.property()));
        log.setAccessibleText(name);
        log.setTooltip(Icons.tooltip(name));
        log.setOnAction(_ -> chart.setLogarithmic(channel, log.isSelected()));
        scales.put(channel, log);
    }

    private VBox filterSection() {
        add.setId("filter-add");
        add.setAccessibleText(Texts.of("filter.add.name"));
        add.getStyleClass().addAll("small", "flat", "accent", "no-arrow");
        add.setOnShowing(_ ->
                add.getItems()
                        .setAll(
                                filters.unfiltered().stream()
                                        .map(column -> {
                                            MenuItem item = new MenuItem(column.name());
                                            item.setOnAction(_ -> filters.add(column));
                                            return item;
                                        })
                                        .toList()));
        add.getItems().add(new MenuItem(Texts.of("filter.none")));
        HBox head =
                Panels.row(
                        Panels.label(Texts.of("filter.title"), "section-title"),
                        Panels.spacer(),
                        add);
        return new VBox(8, head, cards);
    }

    private void pick(Encoding.Channel channel, ComboBox<String> picker) {
        String value = picker.getValue();
        if (!showing && value != null) {
            chart.setColumn(channel, value.equals(NONE) ? Optional.empty() : Optional.of(value));
        }
    }

    private void showColumns() {
        showing = true;
        pickers.forEach((channel, picker) -> {
            picker.setValue(null);
            picker.setItems(FXCollections.observableArrayList(choices(channel)));
            picker.getItems().addFirst(NONE);
        });
        showing = false;
        shown.clear();
        showEncoding();
        showFilters();
    }

    private List<String> choices(Encoding.Channel channel) {
        return table.dataSet().stream()
                .flatMap(data -> data.columns().stream())
                .filter(column ->
                        channel == Encoding.Channel.SHAPE
                                ? column instanceof CategoryColumn
                                : channel.isName() || !(column instanceof TextColumn))
                .map(Column::name)
                .toList();
    }

    /// What the chart uses, names first.
    private void arrange(Encoding.Kind kind) {
        grid.getChildren().clear();
        int row = 0;
        for (Encoding.Channel channel : Encoding.Channel.inOrder()) {
            if (kind.lists(channel)) {
                Label label = Objects.requireNonNull(labels.get(channel));
                ComboBox<String> picker = Objects.requireNonNull(pickers.get(channel));
                label.setText(name(channel, kind));
                picker.setAccessibleText(Texts.of("channel.pick", label.getText()));
                picker.setDisable(!kind.uses(channel));
                ToggleButton log = scales.get(channel);
                grid.addRow(row++, label, picker);
                GridPane.setColumnSpan(picker, log == null ? 2 : 1);
                if (log != null) {
                    grid.add(log, 2, row - 1);
                }
            }
        }
    }

    /// What a channel is called in a kind of chart.
    private static String name(Encoding.Channel channel, Encoding.Kind kind) {
        boolean weight = kind == Encoding.Kind.NETWORK && channel == Encoding.Channel.SIZE;
        boolean place = kind.isEarth() && channel.isAxis();
        String earth = place ? ".earth" : "";
        return Texts.of(weight ? "channel.weight" : "channel." + channel.property() + earth);
    }

    private void showEncoding() {
        showing = true;
        Encoding now = chart.encoding();
        pickers.forEach((channel, picker) -> picker.setValue(now.column(channel).orElse(NONE)));
        if (arranged != now.kind()) {
            arranged = now.kind();
            arrange(now.kind());
        }
        scales.forEach((channel, log) -> {
            boolean possible =
                    table.dataSet().filter(data -> now.canBeLogarithmic(channel, data)).isPresent();
            log.setDisable(!possible);
            log.setSelected(possible && now.logarithmic().contains(channel));
        });
        kinds.forEach((kind, button) -> button.setSelected(kind == now.kind()));
        showing = false;
    }

    /// Cards are kept as long as their filter and its column are the same.
    private void showFilters() {
        Optional<DataSet> data = table.dataSet();
        List<Node> now = new ArrayList<>();
        Set<EntityId> present = new HashSet<>();
        for (ColumnFilter filter : filters.filters()) {
            data.flatMap(d -> d.column(filter.column()))
                    .ifPresent(column -> {
                        FilterCard card =
                                shown.compute(
                                        filter.id(),
                                        (_, before) ->
                                                before != null && before.isFor(column)
                                                        ? before
                                                        : new FilterCard(
                                                                filters,
                                                                filter,
                                                                data.get(),
                                                                column));
                        card.show(filter);
                        present.add(filter.id());
                        now.add(card);
                    });
        }
        shown.keySet().retainAll(present);
        if (now.isEmpty()) {
            now.add(Panels.wrapped(Texts.of("filter.none"), "muted"));
        }
        if (!now.equals(cards.getChildren())) {
            cards.getChildren().setAll(now);
        }
    }

    private static Ikon icon(Encoding.Kind kind) {
        return switch (kind) {
            case SCATTER -> MaterialDesignC.CHART_SCATTER_PLOT;
            case BAR -> MaterialDesignC.CHART_BAR;
            case SURFACE -> MaterialDesignT.TERRAIN;
            case LINE -> MaterialDesignC.CHART_LINE;
            case HISTOGRAM -> MaterialDesignC.CHART_HISTOGRAM;
            case PARALLEL -> MaterialDesignC.CHART_MULTILINE;
            case GLOBE -> MaterialDesignE.EARTH;
            case NETWORK -> MaterialDesignG.GRAPH_OUTLINE;
            case MAP -> MaterialDesignM.MAP_OUTLINE;
        };
    }
}
