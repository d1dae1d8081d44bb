// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/probes.h"

namespace pushforward {

class StripPanel;

/// Marks the pinned probes, and the point under the pointer, on every card.
class StripMarks : public QObject {
    Q_OBJECT
public:
    StripMarks(Probes& probes, StripPanel& strip);

private:
    void show();

    Probes& probes_;
    StripPanel& strip_;
};

} // namespace pushforward
