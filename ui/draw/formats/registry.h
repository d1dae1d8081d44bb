// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/spec/kind.h"
#include "ui/draw/figure.h"

#include <span>

namespace pushforward {

/// A format of pictures; its key is what such files end in.
struct PictureFormat : KindInfo {
    /// The file's bytes; the size has been checked. Throws Error where there is no room for it.
    QByteArray (*write)(const Figure& figure, const FigureSize& size) = nullptr;
};

std::span<const PictureFormat> picture_formats();

/// Throws Error naming those that there are.
const PictureFormat& find_format(const std::string& key);

/// By what the file's name ends in. Throws Error naming the endings that there are.
const PictureFormat& format_of_file(const std::string& path);

} // namespace pushforward
