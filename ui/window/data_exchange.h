// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/writers/table_writer.h"
#include "ui/session/background.h"
#include "ui/session/data_opener.h"

#include <QObject>

#include <functional>

class QImage;
class QMimeData;

namespace pushforward {

/// Data from other programs by clipboard and drop, and points of this one as files.
class DataExchange : public QObject {
    Q_OBJECT
public:
    DataExchange(const Document& document, Run& run, DataOpener& opener, Background& background,
                 QWidget* window);

    /// A file, an image, or text.
    static bool canTake(const QMimeData& data);

    /// Opens a file. Two columns of numbers become a painting, and so do points that are drawn from
    /// an image: they are in no file to be opened again. Of text and an image, which is what a
    /// spreadsheet hands over, text with numbers is taken, and elsewhere the image.
    void take(const QMimeData& data);

    /// Of the dialog that saves points: one filter per writer, in their order.
    static QStringList nameFilters();

    void paste();
    void askForFile(bool samples); ///< where to save the data, or so many points of the flow
    void saveData(const QString& path);
    void saveSamples(const QString& path, int count);

Q_SIGNALS:
    void message(const QString& sentence, bool is_error);

private:
    bool canSaveData(); ///< where not, a sentence says why
    QString askForPath(const QString& title, const QString& name);
    void save(const QString& path, std::function<WrittenTable()> table);
    void takePoints(const QString& text, const QImage& image);

    const Document& document_;
    Run& run_;
    DataOpener& opener_;
    Background& background_;
    QWidget* window_;
};

} // namespace pushforward
