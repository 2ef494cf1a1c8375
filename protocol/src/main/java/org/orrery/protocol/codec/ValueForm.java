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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.orrery.model.value.Value;

/// Values as plain JSON.
final class ValueForm {

    private ValueForm() {}

    static final class Writer extends StdSerializer<Value> {
        private static final long serialVersionUID = 1;

        Writer() {
            super(Value.class);
        }

        @Override
        public void serialize(Value value, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            write(value, out);
        }

        private static void write(Value value, JsonGenerator out) throws IOException {
            switch (value) {
                case Value.Nil _ -> out.writeNull();
                case Value.Bool(boolean flag) -> out.writeBoolean(flag);
                case Value.Num(double number) -> number(number, out);
                case Value.Str(String text) -> out.writeString(text);
                case Value.ListOf(List<Value> items) -> {
                    out.writeStartArray();
                    for (Value item : items) {
                        write(item, out);
                    }
                    out.writeEndArray();
                }
                case Value.MapOf(Map<String, Value> entries) -> {
                    out.writeStartObject();
                    for (Map.Entry<String, Value> entry : entries.entrySet()) {
                        out.writeFieldName(entry.getKey());
                        write(entry.getValue(), out);
                    }
                    out.writeEndObject();
                }
            }
        }

        private static void number(double number, JsonGenerator out) throws IOException {
            long whole = (long) number;
            if (whole == number && Math.abs(whole) < 1L << 53) {
                out.writeNumber(whole);
            } else {
                out.writeNumber(number);
            }
        }
    }

    static final class Reader extends StdDeserializer<Value> {
        private static final long serialVersionUID = 1;

        Reader() {
            super(Value.class);
        }

        @Override
        public Value deserialize(JsonParser in, DeserializationContext context) throws IOException {
            try {
                return read(in);
            } catch (IllegalArgumentException invalid) {
                throw Forms.malformed(in, invalid);
            }
        }

        @Override
        public Value getNullValue(DeserializationContext context) {
            return Value.Nil.NIL;
        }

        @Override
        public @Nullable Object getAbsentValue(DeserializationContext context) {
            return null;
        }

        private static Value read(JsonParser in) throws IOException {
            return switch (in.currentToken()) {
                case VALUE_NULL -> Value.Nil.NIL;
                case VALUE_TRUE -> Value.of(true);
                case VALUE_FALSE -> Value.of(false);
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Value.of(in.getDoubleValue());
                case VALUE_STRING -> Value.of(in.getText());
                case START_ARRAY -> list(in);
                case START_OBJECT -> map(in);
                default -> throw new IllegalArgumentException("no value");
            };
        }

        private static Value list(JsonParser in) throws IOException {
            List<Value> items = new ArrayList<>();
            while (in.nextToken() != JsonToken.END_ARRAY) {
                items.add(read(in));
            }
            return new Value.ListOf(items);
        }

        private static Value map(JsonParser in) throws IOException {
            Map<String, Value> entries = new HashMap<>();
            while (in.nextToken() != JsonToken.END_OBJECT) {
                String name = in.currentName();
                in.nextToken();
                entries.put(name, read(in));
            }
            return new Value.MapOf(entries);
        }
    }
}
