// PDFBox: reads a file without repairing it, draws each page, and compares the structure tree with the marked content
// of the pages.

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.COSObjectable;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDMarkedContent;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.StandardStructureTypes;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFMarkedContentExtractor;
import org.apache.pdfbox.text.PDFTextStripper;

final class PdfBox {
    /** Of 72 dots to the inch: enough to meet every operator and glyph. */
    private static final float SCALE = 0.5f;

    private final PDDocument document;
    private final List<String> faults = new ArrayList<>();
    /** For each page, the structure element that owns each piece of marked content. */
    private final Map<COSBase, Map<Integer, COSBase>> owners = new IdentityHashMap<>();

    private PdfBox(PDDocument document) {
        this.document = document;
    }

    static List<String> faults(File file) throws IOException {
        try (RandomAccessRead source = new RandomAccessReadBufferedFile(file);
                PDDocument document = new PDFParser(source).parse(false)) {
            PdfBox judge = new PdfBox(document);
            judge.pages();
            judge.structure();
            return judge.faults;
        }
    }

    /** Every page has text that can be extracted, and something to see. */
    private void pages() throws IOException {
        PDFRenderer renderer = new PDFRenderer(document);
        PDFTextStripper stripper = new PDFTextStripper();
        for (int index = 0; index < document.getNumberOfPages(); index++) {
            stripper.setStartPage(index + 1);
            stripper.setEndPage(index + 1);
            if (stripper.getText(document).isBlank()) {
                faults.add("page " + (index + 1) + " has no text");
            }
            if (blank(renderer.renderImage(index, SCALE, ImageType.GRAY))) {
                faults.add("page " + (index + 1) + " is drawn blank");
            }
        }
    }

    private static boolean blank(BufferedImage image) {
        int[] row = new int[image.getWidth()];
        for (int y = 0; y < image.getHeight(); y++) {
            for (int gray : image.getRaster().getSamples(0, y, row.length, 1, 0, row)) {
                if (gray < 128) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Tree, parent tree and pages agree on which element owns which content. Only tagged files have a tree. */
    private void structure() throws IOException {
        PDStructureTreeRoot root = document.getDocumentCatalog().getStructureTreeRoot();
        if (root == null) {
            return;
        }
        walk(root, null);
        for (int index = 0; index < document.getNumberOfPages(); index++) {
            PDPage page = document.getPage(index);
            String where = "page " + (index + 1);
            Map<Integer, COSBase> owned = owners.getOrDefault(page.getCOSObject(), new HashMap<>());
            COSArray parents = parents(root, page);
            for (int content : marked(page)) {
                COSBase owner = owned.remove(content);
                if (owner == null) {
                    faults.add(where + ": no element owns content " + content);
                } else if (parents == null || parents.getObject(content) != owner) {
                    faults.add(where + ": the parent tree names another owner of content " + content);
                }
            }
            for (int content : owned.keySet()) {
                faults.add(where + ": an element owns content " + content + ", which is not there");
            }
        }
    }

    /** Collects the owners below a node. Content is on the page that the nearest element or reference names. */
    private void walk(PDStructureNode node, PDPage inherited) {
        PDPage page = inherited;
        if (node instanceof PDStructureElement element) {
            page = element.getPage() == null ? inherited : element.getPage();
            if (!StandardStructureTypes.types.contains(element.getStandardStructureType())) {
                faults.add("no standard structure type: " + element.getStructureType());
            }
        }
        for (Object kid : node.getKids()) {
            if (kid instanceof PDStructureNode below) {
                walk(below, page);
            } else if (kid instanceof PDMarkedContentReference reference) {
                own(node, reference.getPage() == null ? page : reference.getPage(), reference.getMCID());
            } else if (kid instanceof Integer content) {
                own(node, page, content);
            }
        }
    }

    private void own(PDStructureNode element, PDPage page, int content) {
        if (page == null) {
            faults.add("content " + content + " of an element is on no page");
        } else if (owners.computeIfAbsent(page.getCOSObject(), any -> new HashMap<>())
                .put(content, element.getCOSObject()) != null) {
            faults.add("two elements own content " + content + " of one page");
        }
    }

    private static COSArray parents(PDStructureTreeRoot root, PDPage page) throws IOException {
        PDNumberTreeNode tree = root.getParentTree();
        Object entry = tree == null ? null : tree.getValue(page.getStructParents());
        return entry instanceof COSObjectable value
                && value.getCOSObject() instanceof COSArray array ? array : null;
    }

    /** The identifiers of a page's marked content. */
    private static List<Integer> marked(PDPage page) throws IOException {
        PDFMarkedContentExtractor extractor = new PDFMarkedContentExtractor();
        extractor.processPage(page);
        List<Integer> found = new ArrayList<>();
        collect(extractor.getMarkedContents(), found);
        return found;
    }

    private static void collect(List<?> contents, List<Integer> found) {
        for (Object content : contents) {
            if (content instanceof PDMarkedContent marked) {
                if (marked.getMCID() >= 0) {
                    found.add(marked.getMCID());
                }
                collect(marked.getContents(), found);
            }
        }
    }
}
