package org.orrery.ui.start;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.orrery.net.RelayClient;
import org.orrery.protocol.rest.Me;
import org.orrery.ui.control.Panels;
import org.orrery.ui.text.Texts;

/// Signing in at the relay that is chosen, and whom it takes me for. Not there while the relay knows nobody.
final class SignInCard extends VBox {
    private final SigningIn model;
    private final VBox content = new VBox(10);

    SignInCard(SigningIn model) {
        this.model = model;
        setId("sign-in-card");
        Label problem = Panels.wrapped("", "problem");
        problem.setId("sign-in-problem");
        problem.textProperty().bind(model.problemProperty());
        problem.visibleProperty().bind(model.problemProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        getChildren()
                .add(Cards.card(MaterialDesignL.LOGIN_VARIANT, "signin.title", content, problem));
        model.stageProperty().subscribe(this::show);
    }

    private void show(SignInStage stage) {
        boolean needed = !(stage instanceof SignInStage.NotNeeded);
        setVisible(needed);
        setManaged(needed);
        content.getChildren().clear();
        switch (stage) {
            case SignInStage.NotNeeded _ -> {}
            case SignInStage.ByPassword(RelayClient relay) -> askPassword(relay);
            case SignInStage.ByBrowser(RelayClient relay, var _, boolean open) ->
                    offerBrowser(relay, open);
            case SignInStage.Done(RelayClient relay, Me me) -> showMe(relay, me);
        }
    }

    private void askPassword(RelayClient relay) {
        TextField name = Cards.field("sign-in-user", "signin.user", model.userProperty());
        PasswordField password = new PasswordField();
        password.setId("sign-in-password");
        password.setPromptText(Texts.of("signin.password"));
        password.setAccessibleText(Texts.of("signin.password"));
        password.textProperty().bindBidirectional(model.passwordProperty());
        password.setOnAction(_ -> model.signIn());
        content.getChildren()
                .addAll(
                        hint("signin.at", relay),
                        name,
                        password,
                        button("sign-in-go", "signin.go", "accent", model::signIn));
    }

    private void offerBrowser(RelayClient relay, boolean open) {
        content.getChildren().add(hint("signin.at", relay));
        if (open) {
            content.getChildren().add(Panels.wrapped(Texts.of("signin.browser.open"), "hint"));
        }
        content.getChildren()
                .add(
                        button(
                                "sign-in-browser",
                                open ? "signin.browser.again" : "signin.browser",
                                "accent",
                                model::signInByBrowser));
    }

    private void showMe(RelayClient relay, Me me) {
        String id = me.userId() == null ? "" : me.userId().value();
        String name = me.name();
        Label who = Panels.wrapped(name == null ? id : name + " (" + id + ")", "person-name");
        who.setId("sign-in-me");
        content.getChildren()
                .addAll(
                        who,
                        hint("signin.done", relay),
                        button("sign-out", "signin.out", "flat", model::signOut));
    }

    private static Label hint(String key, RelayClient relay) {
        return Panels.wrapped(Texts.of(key, relay.base()), "hint");
    }

    private static Button button(String id, String key, String style, Runnable action) {
        Button button = new Button(Texts.of(key));
        button.setId(id);
        button.getStyleClass().add(style);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
