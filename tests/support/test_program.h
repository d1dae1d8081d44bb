// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <functional>
#include <map>
#include <memory>

/// The test classes of a program, by the names of their files: several share one, which is built
/// faster than one for each. `PROGRAM tst_name` runs one, with QtTest's options after its name.
std::map<QString, std::function<std::unique_ptr<QObject>()>>& test_classes();

/// Puts a test class into its program: `static const InProgram<NameTest> name_test(__FILE__);`
template <class Test>
struct InProgram {
    explicit InProgram(const char* file) {
        const QString name = QString::fromUtf8(file).section(u'/', -1).section(u'.', 0, 0);
        test_classes()[name] = [] { return std::make_unique<Test>(); };
    }
};
