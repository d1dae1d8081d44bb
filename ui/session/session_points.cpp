// SPDX-License-Identifier: GPL-3.0-or-later
// How painted points come to the run that is under way.
#include "core/train/training_data.h"
#include "ui/session/session.h"

namespace pushforward {

bool Session::goesOnWith(const TrainingData& data) const {
    return loaded_ && !loaded_->energy && !data.energy &&
           loaded_->standardisation == data.standardisation;
}

// One preparation at a time: while a stroke grows, each takes what is there when it begins.
void Session::preparePoints() {
    if (preparing_) return;
    preparing_ = true;
    const Experiment& e = document_.experiment();
    const auto work = [this, source = e.data, held_out = e.held_out,
                       seed = e.seed]() -> Background::Deliver {
        std::shared_ptr<const TrainingData> data =
            prepare_painting(*source.painting, held_out, seed);
        return [this, source, held_out, seed, data = std::move(data)] {
            preparing_ = false;
            const Experiment& now = document_.experiment();
            if (now.fits_energy() || !now.data.is_painting() || now.seed != seed ||
                !goesOnWith(*data))
                return;
            takePoints(source, data);
            if (!(now.data == source) || now.held_out != held_out) preparePoints();
        };
    };
    painting_.run(work, [this](const QString& sentence) {
        preparing_ = false;
        Q_EMIT message(sentence, true);
    });
}

void Session::takePoints(const DataSource& source, std::shared_ptr<const TrainingData> data) {
    loaded_ = data_ = std::move(data);
    if (loaded_->train.cols() == 0) {
        waits_for_points_ = waits_for_points_ || isRunning();
        thread_.pause();
        Q_EMIT message(tr("Training waits until there are %1 points.").arg(fewest_points), false);
    } else {
        thread_.change_points(source, loaded_);
        // What is painted is learned, even after the steps that were asked for.
        if (waits_for_points_ || (state_ == TrainingState::finished && source.is_painting()))
            thread_.play();
        if (waits_for_points_) Q_EMIT message({}, false); // it waits no more
        waits_for_points_ = false;
    }
    Q_EMIT pointsChanged();
    if (floor_ == data_->floor) return;
    floor_ = data_->floor;
    Q_EMIT floorChanged();
}

// A canvas in coordinates of its own, with too few points yet to begin.
void Session::clear() {
    thread_.unload();
    const Experiment& e = document_.experiment();
    loaded_ = nullptr;
    data_ = prepare_painting(*e.data.painting, e.held_out, e.seed);
    floor_.reset();
    play_when_loaded_ = true;
    waits_for_points_ = false;
    snapshot_.reset();
    Q_EMIT dataChanged();
    Q_EMIT snapshotChanged();
    Q_EMIT floorChanged();
}

} // namespace pushforward
