// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flow/position.h"
#include "ui/session/selection.h"

#include <QElapsedTimer>
#include <QTimer>

namespace pushforward {

/// A place in a stack, in layers from the base, after the stack was edited: in the same layer;
/// where that is gone, at its boundary; behind the last layer where it was behind all.
double followed(double along, const std::vector<Layer>& before, const std::vector<Layer>& now);

/// Where between base and data everything is shown: at a whole position behind a layer, or part of
/// the way through one. Choosing a card moves it there. It can be moved by hand, or play there and
/// back; where it comes to rest, it chooses the card of the layer that it stands in. It follows its
/// layer through edits; where that is deleted, it stays at its boundary.
class Playhead : public QObject {
    Q_OBJECT
public:
    enum class Way { to_data, to_base };

    Playhead(Document& document, Selection& selection, QObject* parent = nullptr);

    double along() const { return along_; } ///< in layers from the base, up to `length()`
    double length() const;                  ///< layers of the stack

    Position position() const; ///< Position::data() behind the last layer
    bool isAtData() const { return along_ >= length(); }

    /// The card of the layer that it stands in or behind; the base's at its start. At its end the
    /// data's where that is chosen.
    std::int64_t card() const;

    void moveTo(double along); ///< by hand, until `settle`; stops playing
    void settle();             ///< comes to rest
    void stepTo(Way way);      ///< to the next whole position, and rests there
    void moveToData();         ///< chooses the data's card where it was elsewhere

    /// From where it stands; from the other end where it stands at the end of its way.
    void play();
    void pause();
    bool isPlaying() const { return timer_.isActive(); }

    Way way() const { return way_; } ///< in which it plays
    void setWay(Way way);
    double speed() const { return speed_; } ///< layers a second
    void setSpeed(double layers_per_second) { speed_ = layers_per_second; }
    bool loops() const { return loops_; } ///< there and back, until it is stopped
    void setLoops(bool loops) { loops_ = loops; }

Q_SIGNALS:
    void moved();
    void playingChanged();
    void wayChanged();

private:
    void follow(const Experiment& before);
    void tick();
    void setAlong(double along);

    Document& document_;
    Selection& selection_;
    double along_ = 0, speed_ = 1;
    Way way_ = Way::to_data;
    bool loops_ = false, back_ = false; ///< back: on the way back of a loop
    QTimer timer_;
    QElapsedTimer clock_;
};

} // namespace pushforward
