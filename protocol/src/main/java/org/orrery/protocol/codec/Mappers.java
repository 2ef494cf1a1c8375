package org.orrery.protocol.codec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.TSFBuilder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.MapperBuilder;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.CharConversionException;
import java.io.IOException;
import java.util.Collection;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.orrery.protocol.Protocol;

/// The two mappers of Orrery: strict, bounded, `snake_case`, and never with default typing.
public final class Mappers {

    private static final String MALFORMED = "it is malformed";

    private Mappers() {}

    /// For messages and REST bodies in JSON.
    public static ObjectMapper json() {
        return configured(JsonMapper.builder(bounded(new JsonFactoryBuilder()).build()), false)
                .build();
    }

    /// For messages, log records and snapshots in CBOR; poses are packed.
    public static ObjectMapper cbor() {
        return configured(CBORMapper.builder(bounded(CBORFactory.builder()).build()), true).build();
    }

    /// Reads one value, `null` when that is what is there. Some bytes that are no value make Jackson itself fail; that is an
    /// [IOException] here like everything else that is wrong with them.
    public static <T> @Nullable T read(ObjectMapper mapper, byte[] bytes, Class<T> type)
            throws IOException {
        try {
            return mapper.readValue(bytes, type);
        } catch (RuntimeException unforeseen) {
            throw new JsonMappingException(null, MALFORMED, unforeseen);
        }
    }

    /// One line about what was wrong, without the input's text.
    public static String reason(IOException failure) {
        return switch (failure) {
            case JsonMappingException unfit when speaksOfJava(unfit) ->
                    firstLine(place(unfit) + unfitness(unfit));
            case JsonProcessingException json -> firstLine(json.getOriginalMessage());
            case CharConversionException _ -> "it is no text in UTF-8";
            default -> "it ends early";
        };
    }

    /// Jackson's own sentences name classes and quote the input; those of our types do not.
    private static boolean speaksOfJava(JsonMappingException unfit) {
        return unfit.getOriginalMessage().indexOf('`') >= 0;
    }

    /// Such as `policy.retention: `, or nothing for the whole.
    private static String place(JsonMappingException unfit) {
        String path =
                unfit.getPath().stream()
                        .map(step ->
                                step.getFieldName() == null
                                        ? String.valueOf(step.getIndex())
                                        : step.getFieldName())
                        .collect(Collectors.joining("."));
        return path.isEmpty() ? "" : path + ": ";
    }

    private static String unfitness(JsonMappingException unfit) {
        if (unfit instanceof ValueInstantiationException && unfit.getCause() != null) {
            return Objects.requireNonNullElse(unfit.getCause().getMessage(), MALFORMED);
        }
        Class<?> wanted =
                unfit instanceof MismatchedInputException mismatched
                        ? mismatched.getTargetType()
                        : null;
        return wanted == null ? MALFORMED : "it is not " + described(wanted);
    }

    private static String described(Class<?> wanted) {
        if (wanted == boolean.class || wanted == Boolean.class) {
            return "true or false";
        }
        if (wanted.isPrimitive() || Number.class.isAssignableFrom(wanted)) {
            return "a number that fits";
        }
        if (wanted.isArray() || Collection.class.isAssignableFrom(wanted)) {
            return "a list";
        }
        return wanted == String.class ? "a text" : "of the right kind";
    }

    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        String line = end < 0 ? message : message.substring(0, end);
        return line.length() > 200 ? line.substring(0, 200) : line;
    }

    private static <B extends TSFBuilder<?, B>> B bounded(B builder) {
        return builder.streamReadConstraints(
                        StreamReadConstraints.builder()
                                .maxNestingDepth(32)
                                .maxNumberLength(64)
                                .maxNameLength(512)
                                .maxStringLength(Protocol.MAX_RELAY_FRAME)
                                .maxDocumentLength(Protocol.MAX_RELAY_FRAME)
                                .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION);
    }

    private static <M extends ObjectMapper, B extends MapperBuilder<M, B>> B configured(
            B builder, boolean packed) {
        return builder.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(
                                JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .addModule(new JavaTimeModule())
                .addModule(new ModelModule(packed));
    }
}
