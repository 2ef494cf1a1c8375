package org.orrery.protocol.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.orrery.model.text.TextDelta;
import org.orrery.model.value.Value;

/// A text delta as a list: `[5, "abc", -2]` retains five units, inserts three and deletes two.
final class TextDeltaForm {

    private TextDeltaForm() {}

    static final class Writer extends StdSerializer<TextDelta> {
        private static final long serialVersionUID = 1;

        Writer() {
            super(TextDelta.class);
        }

        @Override
        public void serialize(TextDelta delta, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            out.writeStartArray();
            for (TextDelta.Component component : delta.components()) {
                switch (component) {
                    case TextDelta.Retain(int length) -> out.writeNumber(length);
                    case TextDelta.Delete(int length) -> out.writeNumber(-length);
                    case TextDelta.Insert(String text) -> out.writeString(text);
                }
            }
            out.writeEndArray();
        }
    }

    static final class Reader extends StdDeserializer<TextDelta> {
        private static final long serialVersionUID = 1;

        Reader() {
            super(TextDelta.class);
        }

        @Override
        public TextDelta deserialize(JsonParser in, DeserializationContext context)
                throws IOException {
            try {
                return read(in);
            } catch (IllegalArgumentException invalid) {
                throw Forms.malformed(in, invalid);
            }
        }

        private static TextDelta read(JsonParser in) throws IOException {
            if (in.currentToken() != JsonToken.START_ARRAY) {
                throw new IllegalArgumentException("a text delta is a list");
            }
            List<TextDelta.Component> components = new ArrayList<>();
            while (in.nextToken() != JsonToken.END_ARRAY) {
                components.add(component(in));
            }
            return new TextDelta(components);
        }

        private static TextDelta.Component component(JsonParser in) throws IOException {
            if (in.currentToken() == JsonToken.VALUE_NUMBER_INT) {
                int length = in.getIntValue();
                return length > 0
                        ? new TextDelta.Retain(length)
                        : new TextDelta.Delete(Math.negateExact(length));
            }
            if (in.currentToken() == JsonToken.VALUE_STRING && Value.isWellFormed(in.getText())) {
                return new TextDelta.Insert(in.getText());
            }
            throw new IllegalArgumentException(
                    "a text delta holds whole numbers and well-formed strings");
        }
    }
}
