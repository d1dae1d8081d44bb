// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/train/verdict.h"

#include <QString>

namespace pushforward {

/// A verdict in the status line.
struct VerdictWords {
    QString state;  ///< follows "training, ": "healthy"
    QString advice; ///< what it means, and what to do: sentences
};

VerdictWords verdict_words(Verdict verdict, const RunSigns& signs);

} // namespace pushforward
