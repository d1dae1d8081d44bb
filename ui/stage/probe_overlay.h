// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/probes.h"

#include <QWidget>

#include <optional>

namespace pushforward {

class StageView;

/// Lies over the stage and shows the probes: the pinned ones as dots with their paths through the
/// layers, and beside the pointer what the flow makes of the point there. A click pins a probe, a
/// drag of a dot moves it; the one that was touched last goes with Delete.
class ProbeOverlay : public QWidget {
    Q_OBJECT
public:
    ProbeOverlay(Probes& probes, StageView& view);

    /// Not while something else happens on the stage; pinned probes stay visible.
    void setActive(bool active);
    void setReadOutVisible(bool visible);

    QString words() const; ///< what is read out, for people and screen readers; empty: nothing
    QRect readOut() const; ///< where it is drawn; empty: nowhere

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void follow();
    bool press(QMouseEvent* event);
    bool moveTo(QMouseEvent* event);
    bool release(QMouseEvent* event);
    std::optional<std::size_t> dotAt(QPointF here) const;
    QPointF place(const Eigen::Array2d& point) const;
    const Probes::Reading* shownReading() const;
    void paintPinned(QPainter& painter, const Probes::Pinned& probe) const;

    Probes& probes_;
    StageView& view_;
    bool active_ = true, read_out_ = true;
    std::optional<std::size_t> held_, touched_;
    std::optional<QPointF> pressed_, pointer_;
};

} // namespace pushforward
