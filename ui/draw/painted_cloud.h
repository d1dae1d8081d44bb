// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/painting/painting.h"
#include "ui/draw/cloud_picture.h"

#include <optional>

namespace pushforward {

/// The picture of a painting that grows under a person's hand: only what has come or gone since the
/// last picture is drawn, so that it can be asked for at every stroke, in the window's thread.
class PaintedCloud {
public:
    /// Transparent, of the whole view; good until the next call.
    const QImage& picture(const Painting& painting, const DotInk& dots, QSize pixels,
                          double device_pixel_ratio, const View& view);

private:
    CloudPicture picture_;
    std::optional<Painting> drawn_;
    View view_;
    DotInk dots_;
};

} // namespace pushforward
