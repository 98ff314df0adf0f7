// Runs a program in Java again and again in one virtual machine. The argument is its main class; standard input has a
// line for each call, the arguments separated by tabs; the answer is a line of JSON with what the program wrote, and the
// exception with which it ended, if any.

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;

public final class Calls {
    public static void main(String[] arguments) throws Exception {
        Method program = Class.forName(arguments[0]).getMethod("main", String[].class);
        ObjectMapper json = new ObjectMapper();
        PrintStream answers = new PrintStream(System.out, true, UTF_8);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            ByteArrayOutputStream written = new ByteArrayOutputStream();
            System.setOut(new PrintStream(written, true, UTF_8));
            Map<String, String> answer = new LinkedHashMap<>();
            try {
                program.invoke(null, (Object) line.split("\t"));
            } catch (InvocationTargetException thrown) {
                answer.put("exception", String.valueOf(thrown.getCause()));
            }
            answer.put("output", written.toString(UTF_8));
            answers.println(json.writeValueAsString(answer));
        }
    }
}
