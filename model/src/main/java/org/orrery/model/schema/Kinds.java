package org.orrery.model.schema;

import static java.util.Map.entry;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.orrery.model.meeting.Access;
import org.orrery.model.meeting.SessionState;
import org.orrery.model.role.Role;

/// The kinds of this version, described in `docs/spec/document.md`.
public final class Kinds {

    public static final String SESSION = "session";
    public static final String MEMBER = "member";
    public static final String DATASET = "dataset";
    public static final String VIEW = "view";
    public static final String FILTER = "filter";
    public static final String SELECTION = "selection";
    public static final String BOOKMARK = "bookmark";
    public static final String ANNOTATION = "annotation";
    public static final String COMMENT = "comment";
    public static final String CHAT = "chat";
    public static final String INSIGHT = "insight";
    public static final String TOUR = "tour";
    public static final String MEASURE = "measure";

    private static final PropertyType NAME = new PropertyType.Line(200);
    private static final PropertyType COLUMN = new PropertyType.Line(200);
    private static final PropertyType FLAG = new PropertyType.Flag();
    private static final PropertyType ID = new PropertyType.Reference();
    private static final PropertyType USER = new PropertyType.User();
    private static final PropertyType POSITION = new PropertyType.Numbers(3);
    private static final PropertyType ANY_NUMBER =
            new PropertyType.Range(-Double.MAX_VALUE, Double.MAX_VALUE);
    private static final PropertyType SCALE = new PropertyType.OneOf(Set.of("linear", "log"));
    private static final PropertyType ORDER =
            new PropertyType.Matching(
                    Pattern.compile("[0-9A-Za-z]{0,127}[1-9A-Za-z]"), "a fractional index");
    private static final PropertyType COLOUR =
            new PropertyType.Matching(
                    Pattern.compile("#[0-9A-Fa-f]{6}"), "a colour such as #4CAF50");
    private static final PropertyType SHA_256 =
            new PropertyType.Matching(Pattern.compile("[0-9a-f]{64}"), "a SHA-256 in hex digits");

    private static final PropertyType TIME =
            new PropertyType.Matching(
                    Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?Z"),
                    "a time in UTC such as 2027-03-01T09:00:00Z");

    private static final EntityKind SESSION_KIND =
            new EntityKind(
                    SESSION,
                    Map.ofEntries(
                            entry("title", NAME),
                            entry("session_type", new PropertyType.Line(64)),
                            entry("host_user_id", USER),
                            entry("enterprise_partner", NAME),
                            entry("compliance_level", new PropertyType.Line(64)),
                            entry("security_level", new PropertyType.Line(64)),
                            entry("dataset", ID),
                            entry("policy", new PropertyType.Structure(1_000)),
                            entry("state", words(SessionState.values(), SessionState::wireName)),
                            entry("scheduled_start", TIME),
                            entry("waiting_room", FLAG),
                            entry("locked", FLAG),
                            entry("passcode_required", FLAG)),
                    Set.of("title", "session_type", "host_user_id"),
                    "host_user_id");

    private static final EntityKind MEMBER_KIND =
            new EntityKind(
                    MEMBER,
                    Map.ofEntries(
                            entry("user_id", USER),
                            entry("username", NAME),
                            entry("role", words(Role.values(), Role::wireName)),
                            entry("role_given", FLAG),
                            entry("access", words(Access.values(), Access::wireName)),
                            entry("slot", new PropertyType.Range(0, 65_535)),
                            entry("connected", FLAG),
                            entry("simulated", FLAG),
                            entry("color", COLOUR),
                            entry("model", new PropertyType.Line(32)),
                            entry("scale", new PropertyType.Range(0.1, 5)),
                            entry("hand_raised", FLAG),
                            entry("data_sha256", SHA_256)),
                    Set.of("user_id", "username", "role", "slot", "connected", "color"),
                    "user_id");

    private static final EntityKind DATASET_KIND =
            new EntityKind(
                    DATASET,
                    Map.of(
                            "name", NAME,
                            "sha256", SHA_256,
                            "bytes", new PropertyType.Range(0, 1e12),
                            "rows", new PropertyType.Range(0, 1e12),
                            "media_type", new PropertyType.Line(100),
                            "source", new PropertyType.Line(500),
                            "licence", new PropertyType.Line(200),
                            "sheet", new PropertyType.Line(200),
                            "types", new PropertyType.Structure(20_000)),
                    Set.of("name", "sha256", "bytes"),
                    null);

    private static final EntityKind VIEW_KIND =
            new EntityKind(
                    VIEW,
                    Map.ofEntries(
                            entry("title", NAME),
                            entry(
                                    "visualization_type",
                                    new PropertyType.OneOf(
                                            Set.of(
                                                    "scatter_3d",
                                                    "bar_3d",
                                                    "surface_3d",
                                                    "line_3d",
                                                    "histogram_3d",
                                                    "parallel_planes",
                                                    "globe",
                                                    "network_3d",
                                                    "map_3d"))),
                            entry("dataset", ID),
                            entry("place", new PropertyType.Range(0, 8)),
                            entry("x", COLUMN),
                            entry("y", COLUMN),
                            entry("z", COLUMN),
                            entry("color", COLUMN),
                            entry("size", COLUMN),
                            entry("x_scale", SCALE),
                            entry("y_scale", SCALE),
                            entry("z_scale", SCALE),
                            entry("from", COLUMN),
                            entry("to", COLUMN),
                            entry("shape", COLUMN),
                            entry("to_x", COLUMN),
                            entry("to_z", COLUMN),
                            entry("contours", FLAG),
                            entry("trends", FLAG),
                            entry("camera_position", POSITION),
                            entry("camera_target", POSITION)),
                    Set.of("visualization_type"),
                    null);

    private static final EntityKind FILTER_KIND =
            new EntityKind(
                    FILTER,
                    Map.of(
                            "dataset", ID,
                            "column", COLUMN,
                            "minimum", ANY_NUMBER,
                            "maximum", ANY_NUMBER,
                            "categories", new PropertyType.Structure(20_000),
                            "keep_missing", FLAG,
                            "enabled", FLAG),
                    Set.of("dataset", "column"),
                    null);

    private static final EntityKind SELECTION_KIND =
            new EntityKind(
                    SELECTION,
                    Map.of(
                            "dataset", ID,
                            "row_keys", new PropertyType.Structure(40_000),
                            "rows_sha256", SHA_256,
                            "label", NAME,
                            "color", COLOUR),
                    Set.of("dataset", "row_keys"),
                    null);

    private static final EntityKind BOOKMARK_KIND =
            new EntityKind(
                    BOOKMARK,
                    Map.of(
                            "name", NAME,
                            "order", ORDER,
                            "camera_position", POSITION,
                            "camera_target", POSITION,
                            "view", new PropertyType.Structure(4_000),
                            "filters", new PropertyType.Structure(20_000)),
                    Set.of("name", "order", "camera_position", "camera_target"),
                    null);

    private static final EntityKind ANNOTATION_KIND =
            new EntityKind(
                    ANNOTATION,
                    Map.ofEntries(
                            entry("body", new PropertyType.SharedText(10_000)),
                            entry("dataset_sha256", SHA_256),
                            entry("row_key", new PropertyType.Line(200)),
                            entry("row_keys", new PropertyType.Structure(40_000)),
                            entry("rows_sha256", SHA_256),
                            entry("label", NAME),
                            entry("column", COLUMN),
                            entry("value", ANY_NUMBER),
                            entry("insight", ID),
                            entry("position", POSITION),
                            entry("images", new PropertyType.Structure(4_000)),
                            entry("assignee", USER),
                            entry("resolved", FLAG),
                            entry("color", COLOUR)),
                    Set.of("body", "position"),
                    null);

    private static final EntityKind COMMENT_KIND =
            new EntityKind(
                    COMMENT,
                    Map.of("annotation", ID, "body", new PropertyType.SharedText(10_000)),
                    Set.of("annotation", "body"),
                    null);

    private static final EntityKind CHAT_KIND =
            new EntityKind(
                    CHAT,
                    Map.of("body", new PropertyType.Line(4_000), "reply_to", ID, "edited", FLAG),
                    Set.of("body"),
                    null);

    private static final EntityKind INSIGHT_KIND =
            new EntityKind(
                    INSIGHT,
                    Map.of(
                            "dataset",
                            ID,
                            "title",
                            NAME,
                            "method",
                            new PropertyType.OneOf(
                                    Set.of("k_means", "dbscan", "outliers", "regression", "pca")),
                            "columns",
                            new PropertyType.Structure(4_000),
                            "groups",
                            new PropertyType.Range(0, 12),
                            "degree",
                            new PropertyType.Range(1, 2),
                            "finding",
                            new PropertyType.Line(4_000),
                            "quality",
                            new PropertyType.Structure(1_000)),
                    Set.of("dataset", "title", "method", "columns", "finding"),
                    null);

    private static final EntityKind TOUR_KIND =
            new EntityKind(
                    TOUR,
                    Map.of(
                            "title", NAME,
                            "stops", new PropertyType.Structure(8_000),
                            "step", new PropertyType.Range(0, 999),
                            "state", new PropertyType.OneOf(Set.of("running", "paused"))),
                    Set.of("stops", "step", "state"),
                    null);

    private static final EntityKind MEASURE_KIND =
            new EntityKind(
                    MEASURE,
                    Map.of(
                            "dataset_sha256", SHA_256,
                            "row_key_a", new PropertyType.Line(200),
                            "row_key_b", new PropertyType.Line(200),
                            "position_a", POSITION,
                            "position_b", POSITION,
                            "color", COLOUR),
                    Set.of("position_a", "position_b"),
                    null);

    /// The schema of this version.
    public static final Schema SCHEMA =
            new Schema(
                    List.of(
                            SESSION_KIND,
                            MEMBER_KIND,
                            DATASET_KIND,
                            VIEW_KIND,
                            FILTER_KIND,
                            SELECTION_KIND,
                            BOOKMARK_KIND,
                            ANNOTATION_KIND,
                            COMMENT_KIND,
                            CHAT_KIND,
                            INSIGHT_KIND,
                            TOUR_KIND,
                            MEASURE_KIND));

    private Kinds() {}

    private static <E> PropertyType words(E[] values, Function<E, String> wireName) {
        return new PropertyType.OneOf(
                Arrays.stream(values).map(wireName).collect(Collectors.toSet()));
    }
}
