package org.orrery.ui.fake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.orrery.analytics.csv.DataSetReader;
import org.orrery.analytics.csv.ReadOutcome;
import org.orrery.analytics.data.DataSet;
import org.orrery.analytics.job.Progress;
import org.orrery.analytics.sample.SampleData;
import org.orrery.model.id.EntityId;
import org.orrery.model.id.UserId;
import org.orrery.model.operation.Operation;
import org.orrery.model.schema.Kinds;
import org.orrery.model.space.Pose;
import org.orrery.model.space.Vec3;
import org.orrery.model.value.Value;
import org.orrery.protocol.message.MemberPose;

/// A room as it looks in the middle of a working session: eight people on the countries of the world.
public final class SampleRoom {
    public static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");
    public static final UserId ADA = new UserId("ada");
    public static final UserId BRAM = new UserId("bram");
    public static final UserId CHEN = new UserId("chen");
    public static final UserId DINA = new UserId("dina");
    private static final String SHA = SampleData.GAPMINDER.sha256();

    private final FakeRoomClient client;
    private final Map<UserId, EntityId> members = new LinkedHashMap<>();
    private final DataSet data = read();
    private EntityId dataset = new EntityId(new java.util.UUID(0, 0));
    private EntityId view = dataset;
    private EntityId annotation = dataset;

    /// @param role of Ada, who looks at the room
    public SampleRoom(String role) {
        client = new FakeRoomClient(ADA, NOON);
        client.play(
                UserId.RELAY,
                new Operation.Create(
                        client.session().entity(),
                        Kinds.SESSION,
                        Map.of(
                                "title", Value.of("Life expectancy review"),
                                "session_type", Value.of("analytics_session"),
                                "host_user_id", Value.of(BRAM.value()))));
        join(ADA, "Ada Nowak", role, "#3FB67A");
        join(BRAM, "Bram de Vries", "admin", "#FFA60A");
        join(CHEN, "Chen Li", "collaborator", "#14B8C4");
        join(DINA, "Dina Saleh", "analyst", "#DB6BD8");
        join(new UserId("emil"), "Emil Sørensen", "collaborator", "#2F81F7");
        join(new UserId("fatou"), "Fatou Diop", "observer", "#E5534B");
        join(new UserId("goran"), "Goran Petrović", "collaborator", "#8957E5");
        join(new UserId("hana"), "Hana Kimura", "analyst", "#B8C21F");
        addData();
        addFilters();
        addBookmarks();
        addAnnotations();
        addChat();
        client.play(
                UserId.RELAY, new Operation.Update(member(DINA), "hand_raised", Value.of(true)));
    }

    public FakeRoomClient client() {
        return client;
    }

    public EntityId view() {
        return view;
    }

    public EntityId dataset() {
        return dataset;
    }

    public EntityId annotation() {
        return annotation;
    }

    public DataSet data() {
        return data;
    }

    public EntityId member(UserId user) {
        return java.util.Objects.requireNonNull(members.get(user));
    }

    /// Where everybody but Ada stands.
    public void showPoses() {
        List<MemberPose> poses = new ArrayList<>();
        Vec3[] places = {
            new Vec3(6.5, 4.2, 3.2),
            new Vec3(-5.5, 4.0, 4.8),
            new Vec3(3.0, 6.0, -6.2),
            new Vec3(-6.0, 3.0, -3.4),
            new Vec3(0.8, 2.2, 7.2),
            new Vec3(8.0, 2.0, -2.5),
            new Vec3(-3.0, 7.0, 1.0)
        };
        MemberPose.Tool[] tools = MemberPose.Tool.values();
        for (int i = 0; i < places.length; i++) {
            int following = i == 1 ? 1 : -1;
            poses.add(
                    new MemberPose(
                            i + 1,
                            tools[i % tools.length],
                            i == 6 ? MemberPose.AWAY : 0,
                            Pose.lookingAt(places[i], new Vec3(0, 1 + i * 0.3, 0)),
                            following,
                            20));
        }
        client.showPoses(poses);
    }

    /// Somebody knocks at the waiting room.
    public EntityId knock(UserId user, String name) {
        EntityId id = client.join(user, name, "collaborator", "#E5534B", members.size());
        client.play(UserId.RELAY, new Operation.Update(id, "access", Value.of("waiting")));
        members.put(user, id);
        return id;
    }

    /// The relay sets a property of the session.
    public void session(String property, Value value) {
        client.play(UserId.RELAY, new Operation.Update(client.session().entity(), property, value));
    }

    /// The key of the row of a country in a year.
    public String row(String country, String year) {
        for (int row = 0; row < data.rowCount(); row++) {
            if (data.columns().get(0).textAt(row).equals(country)
                    && data.columns().get(2).textAt(row).equals(year)) {
                return data.rowKey(row);
            }
        }
        throw new IllegalArgumentException(country + " " + year);
    }

    private void join(UserId user, String name, String role, String colour) {
        EntityId id = client.join(user, name, role, colour, members.size());
        if (members.size() >= 5) {
            client.play(UserId.RELAY, new Operation.Update(id, "simulated", Value.of(true)));
        }
        members.put(user, id);
    }

    private void addData() {
        dataset = client.ids().nextEntity();
        view = client.ids().nextEntity();
        Map<String, Value> shown = new HashMap<>();
        shown.put("visualization_type", Value.of("scatter_3d"));
        shown.put("dataset", Value.of(dataset.toString()));
        shown.put("x", Value.of("Fertility (children per woman)"));
        shown.put("y", Value.of("Life expectancy (years)"));
        shown.put("z", Value.of("Year"));
        shown.put("color", Value.of("Region"));
        shown.put("size", Value.of("Population"));
        client.play(
                BRAM,
                new Operation.Create(
                        dataset,
                        Kinds.DATASET,
                        Map.of(
                                "name", Value.of(SampleData.GAPMINDER.title()),
                                "sha256", Value.of(SHA),
                                "bytes", Value.of(40_000))),
                new Operation.Create(view, Kinds.VIEW, shown));
    }

    private void addFilters() {
        client.play(
                BRAM,
                new Operation.Create(
                        client.ids().nextEntity(),
                        Kinds.FILTER,
                        Map.of(
                                "dataset", Value.of(dataset.toString()),
                                "column", Value.of("Year"),
                                "minimum", Value.of(1970),
                                "maximum", Value.of(2005),
                                "enabled", Value.of(true))),
                new Operation.Create(
                        client.ids().nextEntity(),
                        Kinds.FILTER,
                        Map.of(
                                "dataset", Value.of(dataset.toString()),
                                "column", Value.of("Region"),
                                "categories",
                                        Value.ofStrings(
                                                List.of(
                                                        "South Asia",
                                                        "Europe and Central Asia",
                                                        "Sub-Saharan Africa",
                                                        "America",
                                                        "East Asia and Pacific")),
                                "enabled", Value.of(true))));
    }

    private void addBookmarks() {
        String[] names = {"Overview", "Fertility drop in Asia", "Rwanda 1995"};
        String[] orders = {"V", "k", "s"};
        for (int i = 0; i < names.length; i++) {
            client.play(
                    i == 1 ? CHEN : BRAM,
                    new Operation.Create(
                            client.ids().nextEntity(),
                            Kinds.BOOKMARK,
                            Map.of(
                                    "name", Value.of(names[i]),
                                    "order", Value.of(orders[i]),
                                    "camera_position", Value.ofNumbers(9 - 3 * i, 7, 9),
                                    "camera_target", Value.ofNumbers(0, i, 0))));
        }
    }

    private void addAnnotations() {
        annotation =
                annotate(
                        CHEN,
                        "Rwanda",
                        "1995",
                        "Life expectancy falls to 46 years here. Is that the war, or the source?",
                        "#14B8C4");
        comment(BRAM, annotation, "The genocide of 1994; the five-year mean shows it.");
        comment(ADA, annotation, "So it stays. Let us mark the mean in the legend.");
        client.advance(Duration.ofMinutes(3));
        EntityId second =
                annotate(
                        DINA,
                        "China",
                        "1980",
                        "One-child policy begins. @Ada compare with Korea, please.",
                        "#DB6BD8");
        comment(ADA, second, "On it.");
        annotate(BRAM, "Brazil", "1995", "Good example for the closing slide.", "#FFA60A");
    }

    private EntityId annotate(
            UserId user, String country, String year, String body, String colour) {
        EntityId id = client.ids().nextEntity();
        client.play(
                user,
                new Operation.Create(
                        id,
                        Kinds.ANNOTATION,
                        Map.of(
                                "body", Value.of(body),
                                "dataset_sha256", Value.of(SHA),
                                "row_key", Value.of(row(country, year)),
                                "position", Value.ofNumbers(0, 0, 0),
                                "color", Value.of(colour))));
        return id;
    }

    private void comment(UserId user, EntityId about, String body) {
        client.advance(Duration.ofSeconds(50));
        client.play(
                user,
                new Operation.Create(
                        client.ids().nextEntity(),
                        Kinds.COMMENT,
                        Map.of(
                                "annotation", Value.of(about.toString()),
                                "body", Value.of(body))));
    }

    private void addChat() {
        say(BRAM, "Fertility against life expectancy, coloured by region. Can everybody see it?");
        say(ADA, "Yes. The cloud moves to the upper left, decade by decade.");
        say(CHEN, "The outlier below is Rwanda, I left a note on it.");
        say(CHEN, "@Ada Nowak can you check the source?");
        say(ADA, "Checked: five-year means.");
    }

    public void say(UserId user, String body) {
        client.advance(Duration.ofSeconds(40));
        client.play(
                user,
                new Operation.Create(
                        client.ids().nextEntity(), Kinds.CHAT, Map.of("body", Value.of(body))));
    }

    private static DataSet read() {
        ReadOutcome outcome =
                new DataSetReader().read("gapminder", SampleData.GAPMINDER.bytes(), Progress.NONE);
        if (outcome instanceof ReadOutcome.Loaded loaded) {
            return loaded.dataSet();
        }
        throw new IllegalStateException(outcome.toString());
    }
}
