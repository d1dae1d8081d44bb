// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/train/training_thread.h"
#include "ui/draw/loss_words.h"
#include "ui/session/background.h"
#include "ui/session/document.h"
#include "ui/session/left_runs.h"
#include "ui/session/resumption.h"

#include <QElapsedTimer>
#include <QTimer>

#include <optional>

namespace pushforward {

/// The training of a document: a thread, and its news, brought to the window's thread 30 times a
/// second. Nothing here waits. Others open data and hand them over. All that is read here is of one
/// run: when another begins, it is all of that one as soon as it has its first snapshot. Those that
/// were left are kept for a while, so that undo brings their training back.
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
    void reset(); ///< the same from step 0; a new run

    /// Takes the document's experiment, which differs in its settings alone, to where the held-out
    /// loss was lowest, and trains from there: a new run.
    void backToBest();

    // The newest that came out; data and snapshot are null at the start.
    const std::shared_ptr<const TrainingData>& data() const { return now_->data; }
    const std::shared_ptr<const Snapshot>& snapshot() const { return snapshot_; }
    const std::vector<MetricPoint>& history() const { return now_->history; }
    const std::vector<EditMark>& marks() const { return now_->marks; } ///< edits it went on with

    /// The run that was left last, where it had trained; null where there is none to compare with.
    const std::shared_ptr<const RunRecord>& ghost() const { return ghost_; }

    TrainingState state() const { return state_; }
    double stepsPerSecond() const { return steps_per_second_; }
    std::optional<double> floor() const { return now_->floor; }
    const LossWords& words() const { return words_; } ///< what its numbers are called

    bool isRunning() const { return state_ == TrainingState::running; }
    bool awaitsData() const { return awaits_data_; }

    /// The snapshot's layers are those of the document, and no other run is about to begin.
    bool isUpToDate() const;

    /// What is saved, and to be gone on from.
    Resumption& resumption() { return resumption_; }

    // For those who bring data.

    void setAwaitsData(bool awaits); ///< data are being opened
    void playWhenLoaded() { play_when_loaded_ = true; }

    /// Trains the document's experiment on the data of this request. Where these are points that
    /// it can go on with, and nothing asks it to begin again, it does; otherwise it begins at
    /// step 0.
    void load(const DataRequest& request, std::shared_ptr<const TrainingData> data);

    /// It trains on the data of this request, or is about to.
    bool has(const DataRequest& request) const;

    /// The next data begin a new run, whatever they are.
    void beginWithNext() { begins_with_next_ = true; }
    bool beginsWithNext() const { return begins_with_next_; }

    /// Goes back to the run that was left at this moment of the document, as it was. False where it
    /// is not kept.
    bool goBackTo(std::int64_t moment);

    /// See can_go_on_with; not where the next data are to begin a run.
    bool goesOnWith(const DataRequest& request, const Standardisation& frame) const;

    /// Goes on with these; waits for more where they are too few.
    void takePoints(const DataRequest& request, std::shared_ptr<const TrainingData> data);

    /// Nothing is trained; `canvas`, in coordinates of its own, has too few points to begin.
    void clear(std::shared_ptr<const TrainingData> canvas);

    /// Takes over all but the data from the document.
    void edit();

    /// The document's latest edit is one that this run goes on with: marks it.
    void keepUp();

    /// What was handed over last; null where nothing is trained.
    std::shared_ptr<const TrainingData> loaded() const;

Q_SIGNALS:
    void runChanged();    ///< all is of another run
    void dataChanged();   ///< other data: of another run
    void pointsChanged(); ///< points came or went, or have other classes, and it goes on
    void floorChanged();
    void snapshotChanged();
    void wordsChanged();
    void historyChanged();                ///< at most ten times a second
    void stateChanged();                  ///< or whether data are awaited
    void broken(const QString& sentence); ///< training stopped: a number was not finite
    void message(const QString& sentence, bool is_error);

private:
    void findFloor();
    void nameLoss();
    void pull();
    void begin(const std::shared_ptr<RunRecord>& next);
    std::shared_ptr<RunRecord> arrived(const Update& update);
    void take(const Update& update, const std::shared_ptr<RunRecord>& run);
    void tell(const std::shared_ptr<RunRecord>& before);
    void warnOfRunaway();
    const std::shared_ptr<RunRecord>& latest() const;

    const Document& document_;
    Background& background_;
    TrainingThread thread_;
    QTimer timer_;
    QElapsedTimer since_history_;

    std::shared_ptr<RunRecord> now_;                 ///< what is read; never null
    std::vector<std::shared_ptr<RunRecord>> coming_; ///< begun, and nothing has come out yet
    LeftRuns left_;
    Resumption resumption_;
    std::shared_ptr<const RunRecord> ghost_;
    std::int64_t moment_ = 0; ///< of the document, that the latest run goes with
    std::shared_ptr<const Snapshot> snapshot_;
    LossWords words_;
    TrainingState state_ = TrainingState::empty;
    double steps_per_second_ = 0;
    std::int64_t cautioned_run_ = 0, edit_ = 0, edit_done_ = 0; ///< as the thread counts them
    bool awaits_data_ = false, play_when_loaded_ = false, history_is_new_ = false;
    bool waits_for_points_ = false; ///< would train if there were enough
    bool begins_with_next_ = false;
};

} // namespace pushforward
