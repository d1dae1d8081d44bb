// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/reading.h"
#include "core/train/data_request.h"
#include "core/train/training_thread.h"
#include "ui/draw/loss_words.h"
#include "ui/session/background.h"
#include "ui/session/document.h"

#include <QElapsedTimer>
#include <QTimer>

#include <deque>
#include <optional>

namespace pushforward {

/// What came out of the document: opens its data, trains it, and brings the news to the window's
/// thread 30 times a second. Nothing here waits.
class Session : public QObject {
    Q_OBJECT
public:
    Session(Document& document, Background& background, QObject* parent = nullptr);
    ~Session() override; ///< cancels what is being read

    /// Opens the document's data and trains as soon as they are there.
    void start();

    /// Each chooses what is trained on, and an objective that goes with it, as one edit of the
    /// document, and trains. A file is opened first: where that fails, `message` says why and all
    /// stays as it was.
    void chooseGenerator(const Spec& generator);
    void chooseEnergy(const Spec& energy);
    void chooseFile(const DataSource& file);

    /// A file that was opened already, by all else that the document says.
    void chooseOpened(const DataSource& file, const std::shared_ptr<const TrainingData>& data);

    /// Asks a person for the columns of a table, and then calls `chooseOpened`, or not.
    using AskColumns =
        std::function<void(const DataSource& file, std::shared_ptr<const TrainingData> data)>;

    /// From now on `chooseFile` takes the columns that are remembered for the file where none are
    /// named, or asks where there are more than two.
    void askColumnsBy(AskColumns ask) { ask_columns_ = std::move(ask); }

    void choosePainting(const Painting& painting);

    /// Finds the energy's integral first: where it has none, `energyTried` says so and all stays as
    /// it was. `drag` as for Document::change.
    void tryEnergy(const Spec& energy, const QString& drag);

    /// Breaks off the reading of a file; `message` says so. The document and the run stay as they
    /// were, or go back to that where the document has the file already: after undo, say.
    void cancelOpening();

    void play();
    void pause();
    void toggle(); ///< pauses when running or about to, plays otherwise
    void step();
    void reset();

    // The newest that came out; data and snapshot are null at the start.
    const std::shared_ptr<const TrainingData>& data() const { return data_; }
    const std::shared_ptr<const Snapshot>& snapshot() const { return snapshot_; }
    const std::vector<MetricPoint>& history() const { return history_; } ///< of this run

    /// The step that was best by the held-out points, where the run learns the others by heart.
    std::optional<std::int64_t> bestBeforeOverfitting() const;
    TrainingState state() const { return state_; }
    double stepsPerSecond() const { return steps_per_second_; }
    std::optional<double> floor() const { return floor_; }
    const LossWords& words() const { return words_; } ///< what the numbers of this run are called

    bool isRunning() const { return state_ == TrainingState::running; }
    bool isOpening() const { return opening_; }

    /// A file that is being opened, and how far it is read.
    struct FileReading {
        QString name;
        std::shared_ptr<const Reading> progress;
    };
    std::optional<FileReading> fileBeingRead() const;

    /// The snapshot's layers are those of the document.
    bool isUpToDate() const;

Q_SIGNALS:
    void dataChanged();   ///< other data, a new run
    void pointsChanged(); ///< points came or went, or have other classes, and the run goes on
    void floorChanged();
    void snapshotChanged();
    void wordsChanged();
    void historyChanged();                     ///< at most ten times a second
    void stateChanged();                       ///< or whether data are being opened
    void energyTried(const QString& sentence); ///< what stands against it; empty where it was taken
    void message(const QString& sentence, bool is_error);

private:
    struct Opened {
        DataRequest request;
        std::shared_ptr<const TrainingData> data;
    };

    struct Opening {
        DataRequest request;
        std::shared_ptr<Reading> reading;
        int from = 0;          ///< place in the undo stack to go back to
        bool given_up = false; ///< by a person
    };

    DataRequest wanted() const;
    bool isRecoloured(const Experiment& before, const Experiment& now) const;
    void follow(const Experiment& before);
    void open();
    void takeOpened(const std::shared_ptr<const TrainingData>& data, const QString& sentence);
    void goBack(int place);
    void openFirst(const DataRequest& request, const DataSource& otherwise);
    void choose(const DataRequest& request, const std::shared_ptr<const TrainingData>& data);
    void dropChoice();
    void keep(const Opened& opened);
    void load(std::shared_ptr<const TrainingData> data);
    void findFloor();
    void nameLoss();
    void showOpening();
    bool goesOnWith(const TrainingData& data) const;
    void preparePoints();
    void takePoints(const DataSource& source, std::shared_ptr<const TrainingData> data);
    void clear();
    void pull();
    void adoptRun(std::int64_t run);
    void warnOfRunaway();

    Document& document_;
    Background& background_;
    Background painting_; ///< makes painted points ready; waits for no other work
    TrainingThread thread_;
    QTimer timer_;
    QElapsedTimer since_history_;

    std::deque<Opened> opened_;        ///< the last few, so that undo is quick
    std::optional<Opening> in_flight_; ///< being opened for the document
    std::optional<Opening> choice_;    ///< a file, before the document has it
    int attempts_ = 0;                 ///< counts what was chosen or tried: the newest wins
    std::shared_ptr<const TrainingData> loaded_, data_; ///< handed over; what came out is of
    std::shared_ptr<const Snapshot> snapshot_;
    std::vector<MetricPoint> history_;
    AskColumns ask_columns_;
    std::optional<double> floor_;
    LossWords words_;
    TrainingState state_ = TrainingState::empty;
    double steps_per_second_ = 0;
    std::int64_t run_ = 0, cautioned_run_ = 0;
    bool opening_ = false, play_when_loaded_ = false, history_is_new_ = false;
    bool preparing_ = false;        ///< painted points are being made ready
    bool may_go_on_ = false;        ///< the newest edit was one of points
    bool waits_for_points_ = false; ///< would train if there were enough
};

} // namespace pushforward
