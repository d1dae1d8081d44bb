// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/readers/file_reader.h"
#include "core/math/error.h"

#include <QtGlobal>

#include <cmath>
#include <cstdint>
#include <cstdlib>

using namespace pushforward;

namespace {

/// A density that was read has its mass where it is drawn.
void check(const FileContents& contents) {
    Random random(1);
    if (!contents.density || !std::isfinite(contents.density->entropy().value())) std::abort();
    for (int i = 0; i < 20; ++i) {
        const Eigen::Array2d x = contents.density->draw(random);
        if (!x.isFinite().all() || x.abs().maxCoeff() > 4.0001) std::abort();
    }
}

void read(const DataFile& file, const char* reading) {
    try {
        check(read_data_file(file, validated_reading(parse_spec(reading)), {}));
    } catch (const Error&) {
    }
}

} // namespace

/// Pictures go through Qt's plug-ins, which have no counters: this is for what is ours around them.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    static const bool quiet = [] {
        qInstallMessageHandler([](QtMsgType, const QMessageLogContext&, const QString&) {});
        return true;
    }();
    if (!quiet) return 0;
    const DataFile file =
        DataFile::in_memory("a.png", std::string(reinterpret_cast<const char*>(bytes), size));
    try {
        settled_reading(file, {});
    } catch (const Error&) { // another format, which is named
    }
    read(file, "image");
    read(file, "image(ink=light, threshold=0, blur=1.5)");
    return 0;
}
