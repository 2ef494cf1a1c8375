package org.orrery.ui.data;

import java.util.List;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.orrery.analytics.chart.ChartProposal;
import org.orrery.analytics.chart.ChartProposer;
import org.orrery.analytics.chart.ProposalOutcome;
import org.orrery.ui.control.Icons;
import org.orrery.ui.control.Panels;
import org.orrery.ui.text.Texts;

/// The charts that suit the data, best first, each with the reason for it; choosing one shows it to everybody.
final class ChartSuggestions extends MenuButton {
    private static final double WIDTH = 340;
    private final TableModel table;
    private final ChartModel chart;

    ChartSuggestions(TableModel table, ChartModel chart) {
        super(Texts.of("suggest.open"), Icons.icon(MaterialDesignL.LIGHTBULB_ON_OUTLINE));
        this.table = table;
        this.chart = chart;
        setId("chart-suggest");
        setAccessibleText(Texts.of("suggest.name"));
        getStyleClass().addAll("small", "flat", "accent", "no-arrow");
        getItems().add(new MenuItem(Texts.of("data.none")));
        setOnShowing(_ -> getItems().setAll(suggestions()));
    }

    private List<MenuItem> suggestions() {
        return table.dataSet()
                .map(data ->
                        switch (ChartProposer.propose(data)) {
                            case ProposalOutcome.Proposed(List<ChartProposal> charts) ->
                                    charts.stream().map(this::item).toList();
                            case ProposalOutcome.NothingToPlot(String reason, String nextStep) ->
                                    List.of(disabled(reason + " " + nextStep));
                        })
                .orElseGet(() -> List.of(disabled(Texts.of("data.none"))));
    }

    private MenuItem item(ChartProposal proposal) {
        Encoding.Kind kind = Encoding.Kind.valueOf(proposal.type().name());
        Label name = Panels.label(Texts.of("kind." + kind.wireName()), "data-name");
        Text reason = new Text(proposal.reason());
        reason.getStyleClass().add("suggest-reason");
        reason.setWrappingWidth(WIDTH);
        VBox content = new VBox(2, name, reason);
        content.setAccessibleText(name.getText() + ": " + proposal.reason());
        CustomMenuItem item = new CustomMenuItem(content);
        item.setOnAction(_ -> chart.apply(proposal));
        return item;
    }

    private static MenuItem disabled(String text) {
        MenuItem item = new MenuItem(text);
        item.setDisable(true);
        return item;
    }
}
