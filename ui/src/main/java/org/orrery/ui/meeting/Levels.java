package org.orrery.ui.meeting;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.orrery.net.Answer;
import org.orrery.protocol.rest.PolicyList;
import org.orrery.ui.text.Texts;

/// The levels that a relay has, and the two that are chosen; empty for none.
public final class Levels {
    private final StringProperty compliance = new SimpleStringProperty("");
    private final StringProperty security = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ObservableList<PolicyList.Level> complianceLevels =
            FXCollections.observableArrayList();
    private final ObservableList<PolicyList.Level> securityLevels =
            FXCollections.observableArrayList();

    public StringProperty complianceProperty() {
        return compliance;
    }

    public StringProperty securityProperty() {
        return security;
    }

    /// Why there are no levels to choose from.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public ObservableList<PolicyList.Level> complianceLevels() {
        return complianceLevels;
    }

    public ObservableList<PolicyList.Level> securityLevels() {
        return securityLevels;
    }

    /// Takes what a relay says. On the FX thread.
    public void show(Answer<PolicyList> answer) {
        if (answer instanceof Answer.Success<PolicyList>(PolicyList policies)) {
            complianceLevels.setAll(policies.complianceLevels());
            securityLevels.setAll(policies.securityLevels());
            problem.set("");
        } else {
            complianceLevels.clear();
            securityLevels.clear();
            problem.set(Texts.of("options.levels.unknown"));
        }
    }
}
