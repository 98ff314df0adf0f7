// veraPDF: every machine-checkable rule of a PDF/A or PDF/UA profile.

import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

final class VeraPdf {
    static {
        VeraGreenfieldFoundryProvider.initialise();
    }

    private VeraPdf() {}

    static List<String> faults(File file, String profile) throws Exception {
        PDFAFlavour flavour = PDFAFlavour.fromString(profile);
        // An unknown name would be validated against no rule, and pass.
        if (flavour == PDFAFlavour.NO_FLAVOUR) {
            throw new IllegalArgumentException("no profile " + profile);
        }
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            List<String> faults = perRule(result);
            if (result.getTotalAssertions() == 0) {
                faults.add("no rule was checked");
            } else if (!result.isCompliant() && faults.isEmpty()) {
                faults.add("not compliant");
            }
            return faults;
        }
    }

    /** One line for each broken rule, with the place where it is first broken. */
    private static List<String> perRule(ValidationResult result) {
        Map<String, String> first = new LinkedHashMap<>();
        for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
                first.putIfAbsent(rule, rule + ": " + assertion.getMessage()
                        + " @ " + assertion.getLocation().getContext());
            }
        }
        return new ArrayList<>(first.values());
    }
}
