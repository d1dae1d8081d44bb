// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/train/data_request.h"
#include "core/train/training_thread.h"
#include "ui/draw/loss_words.h"
#include "ui/session/background.h"
#include "ui/session/document.h"

#include <QElapsedTimer>
#include <QTimer>

#include <optional>

namespace pushforward {

/// The training of a document: a thread, and its news, brought to the window's thread 30 times a
/// second. Nothing here waits. Others open data and hand them over.
class Run : public QObject {
    Q_OBJECT
public:
    /// `background` finds floors.
    Run(const Document& document, Background& background, QObject* parent = nullptr);

    /// Brings news from now on, and trains as soon as there are data.
    void start();

    void play();
    void pause();
    void toggle(); ///< pauses when running or about to, plays otherwise
    void step();
    void reset();

    // The newest that came out; data and snapshot are null at the start.
    const std::shared_ptr<const TrainingData>& data() const { return data_; }
    const std::shared_ptr<const Snapshot>& snapshot() const { return snapshot_; }
    const std::vector<MetricPoint>& history() const { return history_; } ///< from its first step

    /// The step that was best by the held-out points, where the flow overfits the others.
    std::optional<std::int64_t> bestBeforeOverfitting() const;
    TrainingState state() const { return state_; }
    double stepsPerSecond() const { return steps_per_second_; }
    std::optional<double> floor() const { return floor_; }
    const LossWords& words() const { return words_; } ///< what its numbers are called

    bool isRunning() const { return state_ == TrainingState::running; }
    bool awaitsData() const { return awaits_data_; }

    /// The snapshot's layers are those of the document.
    bool isUpToDate() const;

    // For those who bring data.

    void setAwaitsData(bool awaits); ///< data are being opened
    void playWhenLoaded() { play_when_loaded_ = true; }

    /// Trains the document's experiment on the data of this request. Where these are points that
    /// it can go on with, it does; otherwise it begins at step 0.
    void load(const DataRequest& request, std::shared_ptr<const TrainingData> data);

    /// Whether points of this request, in these coordinates, can take the place of its own under
    /// way: either are painted, or they are the same in other colours.
    bool goesOnWith(const DataRequest& request, const Standardisation& frame) const;

    /// Goes on with these; waits for more where they are too few.
    void takePoints(const DataRequest& request, std::shared_ptr<const TrainingData> data);

    /// Nothing is trained; `canvas`, in coordinates of its own, has too few points to begin.
    void clear(std::shared_ptr<const TrainingData> canvas);

    /// Takes over all but the data from the document.
    void edit();

    /// What was handed over last; null where nothing is trained.
    const std::shared_ptr<const TrainingData>& loaded() const { return loaded_; }

Q_SIGNALS:
    void dataChanged();   ///< other data, from step 0
    void pointsChanged(); ///< points came or went, or have other classes, and it goes on
    void floorChanged();
    void snapshotChanged();
    void wordsChanged();
    void historyChanged(); ///< at most ten times a second
    void stateChanged();   ///< or whether data are awaited
    void message(const QString& sentence, bool is_error);

private:
    void findFloor();
    void nameLoss();
    void pull();
    void beginAgain(std::int64_t run);
    void warnOfRunaway();

    const Document& document_;
    Background& background_;
    TrainingThread thread_;
    QTimer timer_;
    QElapsedTimer since_history_;

    DataRequest request_;                               ///< what `loaded_` was opened for
    std::shared_ptr<const TrainingData> loaded_, data_; ///< handed over; what came out is of
    std::shared_ptr<const Snapshot> snapshot_;
    std::vector<MetricPoint> history_;
    std::optional<double> floor_;
    LossWords words_;
    TrainingState state_ = TrainingState::empty;
    double steps_per_second_ = 0;
    std::int64_t run_ = 0, cautioned_run_ = 0; ///< as the thread counts them
    bool awaits_data_ = false, play_when_loaded_ = false, history_is_new_ = false;
    bool waits_for_points_ = false; ///< would train if there were enough
};

} // namespace pushforward
