// Judges many PDF files in one virtual machine. Standard input has a line for each judgement, CHECK<TAB>FILE; the
// answer is a line of JSON with the same check and file, and the faults found. CHECK is `pdfbox` or a profile of
// veraPDF's: `2a`, `2b`, `3a`, `ua1`.

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import static java.nio.charset.StandardCharsets.UTF_8;

public final class Judge {
    /** Both libraries log what they work around; to us that is a fault like any other. */
    private static final class Warnings extends Handler {
        final List<String> messages = new ArrayList<>();

        @Override
        public void publish(LogRecord record) {
            if (record.getLevel().intValue() >= Level.WARNING.intValue()) {
                messages.add("logs: " + record.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    public static void main(String[] arguments) throws Exception {
        Warnings warnings = new Warnings();
        Logger root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        root.addHandler(warnings);

        ObjectMapper json = new ObjectMapper();
        PrintStream out = new PrintStream(System.out, true, UTF_8);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] parts = line.split("\t", 2);
            warnings.messages.clear();
            List<String> faults = new ArrayList<>(faults(parts[0], new File(parts[1])));
            faults.addAll(warnings.messages);
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("check", parts[0]);
            answer.put("file", parts[1]);
            answer.put("faults", faults);
            out.println(json.writeValueAsString(answer));
        }
    }

    private static List<String> faults(String check, File file) {
        try {
            return check.equals("pdfbox") ? PdfBox.faults(file) : VeraPdf.faults(file, check);
        } catch (Exception | StackOverflowError error) {
            return List.of("cannot judge: " + error);
        }
    }
}
