// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/picture/layer_sections.h"
#include "ui/session/probes.h"

#include <QWidget>

class QLabel;

namespace pushforward {

class SectionPlot;

/// What the chosen layer does, live: its map along both coordinates through the probe (the point
/// under the pointer, or else the one that was pinned last, or else the middle of the base), and
/// its numbers there.
class SectionPanel : public QWidget {
    Q_OBJECT
public:
    SectionPanel(Document& document, Run& run, Selection& selection, Probes& probes,
                 PictureService& pictures, QWidget* parent);

    QString numbers() const; ///< as text

private:
    void follow();
    PictureService::Job offer();
    void take(std::int64_t layer, std::shared_ptr<const LayerSections> sections);

    /// All that the curves depend on. `place` is the layer's in the flow.
    struct Wish {
        std::shared_ptr<const Snapshot> snapshot;
        Index place = -1;
        Eigen::Array2d point = {0, 0};
        bool operator==(const Wish& other) const {
            return snapshot == other.snapshot && place == other.place &&
                   (point == other.point).all();
        }
    };
    Wish wish() const;

    Document& document_;
    Run& run_;
    Selection& selection_;
    Probes& probes_;
    PictureService& pictures_;
    QLabel *heading_, *numbers_;
    std::array<SectionPlot*, 2> plots_;
    Wish drawn_;
    std::int64_t layer_ = 0; ///< whose curves are shown
};

} // namespace pushforward
