// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/formats/registry.h"

#include "core/math/error.h"
#include "core/spec/sentence.h"

#include <QFileInfo>

namespace pushforward {

// Each in a file of its own.
PictureFormat png_format(), svg_format(), pdf_format();

std::span<const PictureFormat> picture_formats() {
    static const std::vector<PictureFormat> formats = [] {
        std::vector<PictureFormat> made;
        for (auto* format : {png_format, svg_format, pdf_format}) made.push_back(format());
        return made;
    }();
    return formats;
}

const PictureFormat& find_format(const std::string& key) {
    std::vector<std::string> known;
    for (const PictureFormat& format : picture_formats()) {
        if (format.key == key) return format;
        known.push_back(format.key);
    }
    throw_unknown_kind(key, known, "picture format");
}

const PictureFormat& format_of_file(const std::string& path) {
    const std::string ending =
        QFileInfo(QString::fromStdString(path)).suffix().toLower().toStdString();
    std::vector<std::string> endings;
    for (const PictureFormat& format : picture_formats()) {
        if (format.key == ending) return format;
        endings.push_back("." + format.key);
    }
    throw Error("The figure's name \"" + path + "\" must end in " + listed(endings, "or") + ".");
}

} // namespace pushforward
