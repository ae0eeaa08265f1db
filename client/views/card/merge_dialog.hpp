// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/theme.hpp"
#include "client/models/rows/customer_card.hpp"

#include <QDialog>

#include <vector>

class QGridLayout;
class QRadioButton;

namespace pult::client {

/// Two cards side by side: what counts where they differ is chosen line by line, the rest is kept of both.
class MergeDialog final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MergeDialog)

public:
    MergeDialog(const kit::Theme& theme, const CustomerCard& into, const MergeOfferRow& from,
                QWidget* parent = nullptr);

signals:
    /// What of the other card counts; of the rest this one.
    void mergeRequested(bool takeName, const QStringList& takeFields);
    void keepApartRequested();

private:
    void addHeads(QGridLayout* grid, const CustomerCard& into, const MergeOfferRow& from);
    void addFields(QGridLayout* grid, const CustomerCard& into, const MergeOfferRow& from);
    /// Both are kept.
    void addTags(QGridLayout* grid, const QStringList& ours, const QStringList& theirs);
    void addTitle(QGridLayout* grid, int line, const QString& title);
    void addWords(QGridLayout* grid, int line, int place, const QString& words);
    /// Null where there is nothing to choose.
    QRadioButton* addLine(QGridLayout* grid, const QString& title, const QString& ours, const QString& theirs);
    void merge();

    const kit::Theme& m_theme;
    struct Choice {
        QString key;
        QRadioButton* theirs = nullptr;
    };
    std::vector<Choice> m_fields;
    QRadioButton* m_theirName = nullptr;
};

} // namespace pult::client
