// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/common_fields.h"
#include "core/data/ink_density.h"
#include "core/io/readers/file_reader.h"
#include "core/math/error.h"
#include "core/spec/sentence.h"

#include <QBuffer>
#include <QFile>
#include <QGuiApplication>
#include <QImageReader>
#include <QLoggingCategory>
#include <QTemporaryDir>

#include <algorithm>

namespace pushforward {

namespace {

constexpr std::uint64_t largest_file = std::uint64_t{256} << 20;
constexpr std::int64_t most_pixels = 50'000'000;
constexpr int allocation_mb = 256; ///< four bytes a pixel, and some room
constexpr int longest_side = 1024; ///< of what is kept
constexpr int drawing_side = 512;  ///< of a drawing, which has no pixels of its own

/// Letters in drawings need an application. The command line has none, so this one is made and
/// stays to the end of the program. Where no variable names a folder for Qt's sockets, Qt would
/// make one and leave it behind: it gets one that is removed.
void need_application() {
    if (QCoreApplication::instance()) return;
    static const QTemporaryDir folder;
    if (!qEnvironmentVariableIsSet("XDG_RUNTIME_DIR"))
        qputenv("XDG_RUNTIME_DIR", QFile::encodeName(folder.path()));
    static int count = 3;
    static char words[3][12] = {"pushforward", "-platform", "offscreen"};
    static char* arguments[] = {words[0], words[1], words[2], nullptr};
    new QGuiApplication(count, arguments);
}

bool is_drawing(const QByteArray& format) { return format.startsWith("svg"); }

std::string sides(QSize size) {
    return std::to_string(size.width()) + " × " + std::to_string(size.height()) + " pixels";
}

/// The size to read a picture in; what was done is added to the notes.
QSize size_to_read(const QImageReader& reader, const std::string& name, std::string& notes) {
    QSize size = reader.size();
    if (is_drawing(reader.format())) {
        if (size.isEmpty()) size = QSize(drawing_side, drawing_side);
        return size.scaled(drawing_side, drawing_side, Qt::KeepAspectRatio).expandedTo(QSize(1, 1));
    }
    if (size.isEmpty())
        throw Error(
            name +
            " cannot be read as a picture: it does not say how large it is. Save it as PNG.");
    if (std::int64_t{size.width()} * size.height() > most_pixels)
        throw Error(name + " is " + sides(size) + ". At most " +
                    std::to_string(most_pixels / 1'000'000) +
                    " million pixels are read. Scale it down first.");
    if (std::max(size.width(), size.height()) <= longest_side) return size;
    const QSize scaled =
        size.scaled(longest_side, longest_side, Qt::KeepAspectRatio).expandedTo(QSize(1, 1));
    notes = "The picture of " + sides(size) + " was scaled down to " + sides(scaled) + ".";
    return scaled;
}

/// Qt reports what is wrong on standard error too; our own sentence is enough.
void keep_quiet() {
    static const bool once = [] {
        QLoggingCategory::setFilterRules(QStringLiteral("qt.gui.imageio*=false\nqt.svg*=false"));
        return true;
    }();
    Q_UNUSED(once);
}

/// libpng would fill in what is missing, or report it on standard error.
void check_whole(const QByteArray& bytes, const std::string& name) {
    if (bytes.startsWith("\x89PNG") && !bytes.contains("IEND"))
        throw Error(name + " cannot be read as a picture: it is cut off. Save it again.");
}

QImage read_picture(const DataFile& file, std::string& notes) {
    keep_quiet();
    QImageReader::setAllocationLimit(allocation_mb);
    QByteArray bytes = QByteArray::fromStdString(file.all(largest_file));
    check_whole(bytes, file.name());
    QBuffer buffer(&bytes);
    QImageReader reader(&buffer);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    if (!reader.canRead())
        throw Error(file.name() + " is not a picture that can be read. Save it as PNG, JPEG, WebP "
                                  "or SVG.");
    if (is_drawing(reader.format())) need_application();
    reader.setScaledSize(size_to_read(reader, file.name(), notes));
    const QImage image = reader.read();
    if (image.isNull())
        throw Error(file.name() + " cannot be read as a picture: " +
                    shown(reader.errorString().toStdString(), 200) +
                    ". It may be cut off. Save it again.");
    if (image.width() < 2 || image.height() < 2)
        throw Error(file.name() + " is " + sides(image.size()) +
                    ". A density needs at least 2 × 2. Choose a larger picture.");
    return image.convertToFormat(QImage::Format_ARGB32);
}

/// Luminance by Rec. 709's weights, or what is missing to white; where the picture is transparent
/// there is less ink.
double ink_of(QRgb pixel, bool dark) {
    const double luminance =
        (0.2126 * qRed(pixel) + 0.7152 * qGreen(pixel) + 0.0722 * qBlue(pixel)) / 255;
    return (dark ? 1 - luminance : luminance) * qAlpha(pixel) / 255;
}

InkGrid ink_grid(const QImage& image, bool dark) {
    InkGrid grid{image.width(), image.height(), {}};
    grid.ink.reserve(static_cast<std::size_t>(grid.width * grid.height));
    for (int row = 0; row < image.height(); ++row) {
        const auto* const line = reinterpret_cast<const QRgb*>(image.constScanLine(row));
        for (int column = 0; column < image.width(); ++column)
            grid.ink.push_back(ink_of(line[column], dark));
    }
    return grid;
}

FileContents read_image(const DataFile& file, const Spec& spec, const TableColumns& wanted) {
    if (!wanted.for_training)
        throw Error(file.name() +
                    " is a picture, which holds no list of points. Name a table instead.");
    if (!wanted.first.empty() || !wanted.second.empty())
        throw Error(file.name() + " is a picture, which has no columns. Leave out their names.");
    FileContents contents;
    const bool dark = spec.choice("ink") == "dark";
    InkGrid grid = ink_grid(read_picture(file, contents.notes), dark);
    drop_faint(grid, spec.real("threshold"));
    if (!(grid.total() > 0))
        throw Error(file.name() + " holds no ink: no pixel is " + (dark ? "darker" : "lighter") +
                    " than " + (dark ? "white" : "black") + " by the threshold of " +
                    number_text(spec.real("threshold")) + ". Lower it, or choose " +
                    (dark ? "ink=light." : "ink=dark."));
    blur(grid, spec.real("blur"));
    contents.density = std::make_shared<InkDensity>(std::move(grid));
    contents.count = spec.integer("count");
    contents.fresh = spec.flag("fresh");
    return contents;
}

bool recognises(std::string_view start) {
    for (const std::string_view magic :
         {std::string_view("\x89PNG\r\n"), std::string_view("\xff\xd8\xff"),
          std::string_view("GIF8"), std::string_view("II*\0", 4), std::string_view("MM\0*", 4)})
        if (start.starts_with(magic)) return true;
    if (start.starts_with("RIFF") &&
        start.substr(std::min<std::size_t>(8, start.size())).starts_with("WEBP"))
        return true;
    const std::size_t first = start.find_first_not_of(" \t\r\n\xef\xbb\xbf");
    return first != start.npos && start[first] == '<' && start.find("<svg") != start.npos;
}

} // namespace

FileReader image_reader() {
    return {
        {.key = "image",
         .title = "Picture",
         .summary = "A picture becomes a density: points are likelier where there is more ink. "
                    "The density is constant on each pixel, so that it and its floor are exact.",
         .formula = "p(x) = ink(pixel of x) / (Σ ink · area of a pixel),  the longer side from −4 "
                    "to 4,  y upwards",
         .reference = "Luminance by the weights of Rec. ITU-R BT.709; read through Qt: PNG, JPEG, "
                      "WebP, SVG, GIF, TIFF, BMP",
         .fields = with_common_fields(
             {{"ink", "Ink", "", "Which tones are ink: the dark ones, or the light ones.",
               ChoiceField{"dark", {{"dark", "Dark"}, {"light", "Light"}}}},
              {"threshold", "Threshold", "",
               "Pixels with less ink than this count as empty. Where dark tones are ink, white has "
               "0 and black 1; where light tones are, the other way round.",
               RealField{0.1, 0, 1, false}},
              {"blur", "Blur", "px",
               "Standard deviation of the Gaussian that the ink is spread by, after the threshold.",
               RealField{0, 0, 50, false}}}),
         .group = {}},
        {"png", "jpg", "jpeg", "webp", "svg", "svgz", "gif", "tif", "tiff", "bmp"},
        recognises,
        read_image};
}

} // namespace pushforward
