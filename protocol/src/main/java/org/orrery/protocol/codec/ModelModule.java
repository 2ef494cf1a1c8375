package org.orrery.protocol.codec;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Function;
import org.orrery.model.document.Document;
import org.orrery.model.id.ClientId;
import org.orrery.model.id.EntityId;
import org.orrery.model.id.SessionId;
import org.orrery.model.id.UserId;
import org.orrery.model.operation.Operation;
import org.orrery.model.reduce.Refusal;
import org.orrery.model.role.Role;
import org.orrery.model.text.TextDelta;
import org.orrery.model.value.Value;
import org.orrery.protocol.message.MemberPose;

/// How the model's values stand on the wire. Ids are strings, values are plain JSON, a text delta is a list in which a
/// positive number retains, a negative one deletes and a string inserts, and an operation has its name in `op`.
final class ModelModule extends SimpleModule {

    private static final long serialVersionUID = 1;

    ModelModule(boolean packed) {
        super("orrery-model");
        string(EntityId.class, EntityId::toString, EntityId::parse);
        string(ClientId.class, ClientId::toString, ClientId::parse);
        string(SessionId.class, SessionId::toString, SessionId::parse);
        string(UserId.class, UserId::toString, UserId::new);
        string(
                Role.class,
                Role::wireName,
                text ->
                        Role.ofWireName(text)
                                .orElseThrow(() -> new IllegalArgumentException("no such role")));
        string(Refusal.Code.class, Refusal.Code::wireName, ModelModule::refusalCode);
        addSerializer(Value.class, new ValueForm.Writer());
        addDeserializer(Value.class, new ValueForm.Reader());
        addSerializer(TextDelta.class, new TextDeltaForm.Writer());
        addDeserializer(TextDelta.class, new TextDeltaForm.Reader());
        addSerializer(Document.class, new DocumentForm.Writer());
        addDeserializer(Document.class, new DocumentForm.Reader());
        setMixInAnnotation(Operation.class, OperationMixIn.class);
        if (packed) {
            addSerializer(MemberPose.class, new PackedPoseWriter());
            addDeserializer(MemberPose.class, new PackedPoseReader());
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "op")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Operation.Create.class, name = "create"),
        @JsonSubTypes.Type(value = Operation.Update.class, name = "update"),
        @JsonSubTypes.Type(value = Operation.Delete.class, name = "delete"),
        @JsonSubTypes.Type(value = Operation.EditText.class, name = "edit_text"),
        @JsonSubTypes.Type(value = Operation.AcquireLease.class, name = "acquire_lease"),
        @JsonSubTypes.Type(value = Operation.ReleaseLease.class, name = "release_lease"),
    })
    private interface OperationMixIn {}

    private static Refusal.Code refusalCode(String text) {
        for (Refusal.Code code : Refusal.Code.values()) {
            if (code.wireName().equals(text)) {
                return code;
            }
        }
        throw new IllegalArgumentException("no such refusal");
    }

    private <T> void string(Class<T> type, Function<T, String> write, Function<String, T> read) {
        addSerializer(type, new StringWriter<>(type, write));
        addDeserializer(type, new StringReader<>(type, read));
    }

    private static final class StringWriter<T> extends StdSerializer<T> {
        private static final long serialVersionUID = 1;
        private final transient Function<T, String> write;

        StringWriter(Class<T> type, Function<T, String> write) {
            super(type);
            this.write = write;
        }

        @Override
        public void serialize(T value, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            out.writeString(write.apply(value));
        }
    }

    private static final class StringReader<T> extends StdDeserializer<T> {
        private static final long serialVersionUID = 1;
        private final transient Function<String, T> read;

        StringReader(Class<T> type, Function<String, T> read) {
            super(type);
            this.read = read;
        }

        @Override
        public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
            String text = in.getValueAsString();
            try {
                if (text == null) {
                    throw new IllegalArgumentException("a string is needed");
                }
                return read.apply(text);
            } catch (IllegalArgumentException invalid) {
                throw Forms.malformed(in, invalid);
            }
        }
    }

    private static final class PackedPoseWriter extends StdSerializer<MemberPose> {
        private static final long serialVersionUID = 1;

        PackedPoseWriter() {
            super(MemberPose.class);
        }

        @Override
        public void serialize(MemberPose pose, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            ByteBuffer bytes = ByteBuffer.allocate(MemberPose.BYTES);
            pose.pack(bytes);
            out.writeBinary(bytes.array());
        }
    }

    private static final class PackedPoseReader extends StdDeserializer<MemberPose> {
        private static final long serialVersionUID = 1;

        PackedPoseReader() {
            super(MemberPose.class);
        }

        @Override
        public MemberPose deserialize(JsonParser in, DeserializationContext context)
                throws IOException {
            try {
                return MemberPose.unpack(ByteBuffer.wrap(in.getBinaryValue()));
            } catch (IllegalArgumentException invalid) {
                throw Forms.malformed(in, invalid);
            }
        }
    }
}
