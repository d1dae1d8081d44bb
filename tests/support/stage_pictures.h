// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/stage/stage_view.h"

namespace pushforward::testing {

/// Makes the stage's pictures at once, which the pictures' thread makes in the window.
inline void make_pictures(StageView& stage) {
    stage.grab(); // now the drawings know how large they are
    while (const PictureService::Job job = stage.drawings().job())
        if (const PictureService::Deliver deliver = job({}, {})) deliver();
}

} // namespace pushforward::testing
