// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/reading.h"
#include "ui/session/run.h"

#include <deque>
#include <functional>
#include <optional>

namespace pushforward {

/// Opens what the document trains on, in the background, and hands it to the run. The last few
/// that were opened are kept, so that undo is quick.
class DataOpener : public QObject {
    Q_OBJECT
public:
    DataOpener(Document& document, Run& run, Background& background, QObject* parent = nullptr);
    ~DataOpener() override; ///< cancels what is being read

    /// Opens what the document asks for.
    void open();

    /// Each chooses what is trained on, and an objective that goes with it, as one edit of the
    /// document, and trains. A file is opened first: where that fails, `message` says why and all
    /// stays as it was.
    void chooseGenerator(const Spec& generator);
    void chooseEnergy(const Spec& energy);
    void choosePainting(const Painting& painting);
    void chooseFile(const DataSource& file);

    /// A file that was opened already, by all else that the document says.
    void chooseOpened(const DataSource& file, const std::shared_ptr<const TrainingData>& data);

    /// Asks a person for the columns of a table, and then calls `chooseOpened`, or not.
    using AskColumns =
        std::function<void(const DataSource& file, std::shared_ptr<const TrainingData> data)>;

    /// From now on `chooseFile` takes the columns that are remembered for the file where none are
    /// named, or asks where there are more than two.
    void askColumnsBy(AskColumns ask) { ask_columns_ = std::move(ask); }

    /// Finds the energy's integral first: where it has none, `energyTried` says so and all stays as
    /// it was. `drag` as for Document::change.
    void tryEnergy(const Spec& energy, const QString& drag);

    bool isOpening() const { return choice_ || in_flight_; }

    /// A file that is being opened, and how far it is read.
    struct FileReading {
        QString name;
        std::shared_ptr<const Reading> progress;
    };
    std::optional<FileReading> fileBeingRead() const;

    /// Breaks off the reading of a file; `message` says so. The document and the run stay as they
    /// were, or go back to that where the document has the file already: after undo, say.
    void cancel();

Q_SIGNALS:
    void openingChanged();                     ///< whether something is being opened
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

    DataRequest wanted() const { return request_of(document_.experiment()); }
    void changeData(const QString& name, const DataSource& source);
    void takeOpened(const std::shared_ptr<const TrainingData>& data, const QString& sentence);
    void goBack(int place);
    void openFirst(const DataRequest& request, const DataSource& otherwise);
    void choose(const DataRequest& request, const std::shared_ptr<const TrainingData>& data);
    void dropChoice();
    void keep(const Opened& opened);
    void showOpening();

    Document& document_;
    Run& run_;
    Background& background_;
    std::deque<Opened> opened_;
    std::optional<Opening> in_flight_; ///< being opened for the document
    std::optional<Opening> choice_;    ///< a file, before the document has it
    int attempts_ = 0;                 ///< counts what was chosen or tried: the newest wins
    AskColumns ask_columns_;
    bool opening_ = false; ///< as it was said last
};

} // namespace pushforward
