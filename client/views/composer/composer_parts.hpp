// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/kit/theme.hpp"
#include "client/models/rows/message_row.hpp"

#include <QWidget>

namespace pult::kit {
class Button;
}

namespace pult::client {

/// "To: Ivan Petrov [WA] +7 921 … 21", or who sees a note. With little room the address is shortened, then the lead
/// goes and the name is cut: channel and address are always there.
class RecipientLine final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RecipientLine)

public:
    RecipientLine(const kit::Theme& theme, QWidget* parent = nullptr);
    void showRecipient(const QString& lead, const QString& name, const QString& channelKind, const QString& address);
    void showStaffOnly(const QString& words);
    /// As much of the address as there is room for.
    QString shownAddress() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const kit::Theme& m_theme;
    QString m_lead;
    QString m_name;
    QString m_channelKind;
    QString m_address;
    bool m_staffOnly = false;
};

/// The message that will be quoted, with a cross to let it go.
class QuoteStrip final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(QuoteStrip)

public:
    QuoteStrip(const kit::Theme& theme, QWidget* parent = nullptr);
    /// A reply without id hides the strip.
    void setQuote(const ReplyRow& quote);
    void retranslate();
    QSize sizeHint() const override;

signals:
    void dropped();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    const kit::Theme& m_theme;
    ReplyRow m_shown;
    kit::Button* m_cross;
};

} // namespace pult::client
