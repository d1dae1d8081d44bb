// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/picture/probe.h"
#include "ui/session/picture_service.h"
#include "ui/session/playhead.h"
#include "ui/session/run.h"

namespace pushforward {

/// The points of the plane that are looked at through the flow: the one under the pointer, and
/// those that are pinned, each with a colour that it keeps. A pinned probe keeps its point and the
/// position at which it was pinned, which goes with its layer through edits; what the flow makes of
/// it follows training and the playhead.
class Probes : public QObject {
    Q_OBJECT
public:
    static constexpr std::size_t most = 8;

    /// What is known of a probe where the playhead stands.
    struct Reading {
        Eigen::Array2d point; ///< there, in the units of the data
        std::optional<Probe> probe;
        Moment moment; ///< of which it is
    };
    struct Pinned {
        std::size_t colour = 0;                 ///< see Theme::class_colour
        Eigen::Array2d point;                   ///< in the units of the data
        Position position;                      ///< at which it was pinned
        std::shared_ptr<const Reading> reading; ///< null until it is known
    };

    Probes(Document& document, Run& run, Playhead& playhead, PictureService& pictures,
           QObject* parent = nullptr);

    /// Looks at a point where the playhead stands; at none.
    void pointAt(std::optional<Eigen::Array2d> point);
    std::optional<Eigen::Array2d> pointed() const { return pointed_; }
    std::shared_ptr<const Reading> reading() const { return reading_; } ///< of it; null: unknown

    /// Where the playhead stands. False, with a sentence, where there are as many as there can be,
    /// or no exact way leads from there to the base.
    bool pin(const Eigen::Array2d& point);
    void move(std::size_t index, const Eigen::Array2d& point); ///< likewise; else it stays
    void unpin(std::size_t index);
    void clear();
    const std::vector<Pinned>& pinned() const { return pinned_; }

    /// Where a pinned probe is where the playhead stands; none while that is not known.
    std::optional<Eigen::Array2d> placeOf(const Pinned& probe) const;
    /// Whether points can be followed to the base from where the playhead stands.
    bool isExactHere() const;

Q_SIGNALS:
    void changed(); ///< points, or what is known of them
    void refused(const QString& sentence);

private:
    Moment moment() const;
    void follow(const Experiment& before, const Experiment& now);
    void change();
    PictureService::Job offer();

    Run& run_;
    Playhead& playhead_;
    PictureService& pictures_;
    std::optional<Eigen::Array2d> pointed_;
    std::shared_ptr<const Reading> reading_;
    std::vector<Pinned> pinned_;

    /// All that the readings depend on.
    struct Wish {
        Moment moment;
        int generation = -1; ///< of the points
        bool operator==(const Wish&) const = default;
    };
    Wish known_;
    int generation_ = 0;
};

} // namespace pushforward
