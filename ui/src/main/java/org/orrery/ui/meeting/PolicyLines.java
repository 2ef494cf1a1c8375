package org.orrery.ui.meeting;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignW;
import org.orrery.protocol.rest.PolicyView;
import org.orrery.ui.control.Icons;
import org.orrery.ui.control.Panels;
import org.orrery.ui.text.Texts;

/// What holds in a session, one line for each thing; what is stricter than usual stands out.
public final class PolicyLines extends VBox {
    private static final PseudoClass STRICT = PseudoClass.getPseudoClass("strict");

    public PolicyLines(PolicyView policy, @Nullable String compliance, @Nullable String security) {
        super(6);
        setId("policy-lines");
        boolean levelled = compliance != null || security != null;
        add(
                MaterialDesignS.SHIELD_CHECK_OUTLINE,
                levelled
                        ? Texts.of("policy.levels", name(compliance), name(security))
                        : Texts.of("policy.levels.none"),
                levelled);
        add(
                MaterialDesignC.CLOCK_OUTLINE,
                PolicyWords.retention(policy),
                policy.retentionDays() != null);
        add(MaterialDesignE.EXPORT_VARIANT, PolicyWords.export(policy), !policy.exportAllowed());
        add(MaterialDesignR.ROBOT_OUTLINE, PolicyWords.agents(policy), !policy.agentsAllowed());
        add(MaterialDesignW.WATERMARK, PolicyWords.watermark(policy), policy.watermark());
        add(
                MaterialDesignL.LOCK_OUTLINE,
                PolicyWords.encryption(policy),
                policy.encryptionRequired());
    }

    private static String name(@Nullable String level) {
        return level == null ? Texts.of("options.level.none") : PolicyWords.level(level);
    }

    private void add(Ikon ikon, String text, boolean strict) {
        FontIcon icon = Icons.icon(ikon, "fact-icon");
        icon.pseudoClassStateChanged(STRICT, strict);
        HBox row = Panels.row(icon, Panels.wrapped(text, "policy-line"));
        row.setAlignment(Pos.TOP_LEFT);
        getChildren().add(row);
    }
}
