<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: GPL-3.0-or-later -->
<!--
  The access report as a paper. The functions of urn:kortisto:functions speak the reader's language:
  k:text (id, values…), k:word (list, word), k:value (field, value), k:date (date),
  k:money (cents, currency), k:number (decimal), k:price (decimal), k:country (code), k:lower (text),
  k:upper (text).
-->
<xsl:stylesheet version="1.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:k="urn:kortisto:functions"
                xmlns:r="urn:kortisto:access-report:1"
                xmlns="urn:kortisto:page:1"
                exclude-result-prefixes="k r">

  <xsl:param name="sha256"/>

  <xsl:template match="/r:access-report">
    <xsl:variable name="controller" select="r:controller"/>
    <page language="{@language}" title="{k:text('title')}" author="{$controller/@name}">
      <head left="{$controller/@name}" small="{$controller/@register}" right="{k:text('reply')}">
        <line><xsl:value-of select="k:date(@made)"/></line>
        <xsl:if test="@case">
          <line><xsl:value-of select="k:text('case', @case)"/></line>
        </xsl:if>
        <!-- The number the customer knows goes before our own. -->
        <xsl:if test="r:person/@number">
          <line><xsl:value-of select="k:text('customer-number', string((r:person/@external-number | r:person/@number[not(../@external-number)])[1]))"/></line>
        </xsl:if>
      </head>
      <foot mono="yes">
        <line><xsl:apply-templates select="$controller" mode="foot"/></line>
        <line>SHA-256 <xsl:value-of select="$sha256"/></line>
      </foot>
      <xsl:if test="r:person/r:line">
        <address>
          <xsl:for-each select="r:person/r:line"><line><xsl:value-of select="."/></line></xsl:for-each>
        </address>
      </xsl:if>
      <body>
        <title><xsl:value-of select="k:text('title')"/></title>
        <xsl:call-template name="introduction"/>
        <xsl:choose>
          <xsl:when test="r:processing/@held = 'yes'">
            <xsl:apply-templates select="r:processing | r:purposes | r:categories | r:recipients | r:storage
                                         | r:rights | r:complaint | r:sources | r:automated-decisions
                                         | r:transfers"/>
          </xsl:when>
          <xsl:otherwise>
            <xsl:apply-templates select="r:processing | r:rights | r:complaint"/>
          </xsl:otherwise>
        </xsl:choose>
        <xsl:if test="$controller/@contact-person">
          <signature name="{$controller/@contact-person}" role="{k:text('signer')}"/>
        </xsl:if>
        <xsl:apply-templates select="r:data"/>
        <xsl:apply-templates select="r:withheld[/r:access-report/r:data or r:item]"/>
      </body>
    </page>
  </xsl:template>

  <xsl:template match="r:controller" mode="foot">
    <xsl:value-of select="@name"/>
    <xsl:if test="@street"> · <xsl:value-of select="@street"/></xsl:if>
    <xsl:if test="@city">
      <xsl:text>, </xsl:text>
      <xsl:value-of select="normalize-space(concat(@postal-code, ' ', k:upper(@city)))"/>
    </xsl:if>
    <xsl:if test="@email"> · <xsl:value-of select="@email"/></xsl:if>
    <xsl:if test="@phone"> · <xsl:value-of select="@phone"/></xsl:if>
    <xsl:if test="@business-id"> · <xsl:value-of select="k:text('business-id', @business-id)"/></xsl:if>
  </xsl:template>

  <xsl:template name="introduction">
    <p>
      <xsl:choose>
        <xsl:when test="@received"><xsl:value-of select="k:text('intro.requested', k:date(@received))"/></xsl:when>
        <xsl:when test="r:processing/@held = 'yes'"><xsl:value-of select="k:text('intro.plain', k:date(@made))"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="k:text('intro.none')"/></xsl:otherwise>
      </xsl:choose>
    </p>
  </xsl:template>

  <!-- A numbered heading with what stands under it. -->
  <xsl:template name="section">
    <xsl:param name="id"/>
    <xsl:param name="number"/>
    <xsl:param name="text"/>
    <heading number="{$number}"><xsl:value-of select="k:text($id)"/></heading>
    <p indent="yes"><xsl:value-of select="$text"/></p>
  </xsl:template>

  <xsl:template match="r:processing">
    <xsl:variable name="register" select="../r:controller/@register"/>
    <xsl:call-template name="section">
      <xsl:with-param name="id" select="'processing'"/>
      <xsl:with-param name="number" select="1"/>
      <xsl:with-param name="text">
        <xsl:choose>
          <xsl:when test="@held = 'no'">
            <xsl:value-of select="k:text('processing.no', $register)"/>
            <xsl:if test="../@case"><xsl:value-of select="concat(' ', k:text('processing.request-only'))"/></xsl:if>
          </xsl:when>
          <xsl:when test="@since"><xsl:value-of select="k:text('processing.since', $register, k:date(@since))"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="k:text('processing.yes', $register)"/></xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="r:purposes">
    <xsl:variable name="bans" select="../r:data/r:bans/r:ban[not(@lifted)]"/>
    <xsl:call-template name="section">
      <xsl:with-param name="id" select="'purposes'"/>
      <xsl:with-param name="number" select="2"/>
      <xsl:with-param name="text">
        <xsl:for-each select="r:purpose">
          <xsl:value-of select="concat(k:text(concat('purpose.', @code)), ' ')"/>
        </xsl:for-each>
        <xsl:for-each select="$bans">
          <xsl:value-of select="concat(k:text('forbidden', k:word('scope', @scope), k:date(@received)), ' ')"/>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="r:categories">
    <xsl:variable name="list">
      <xsl:for-each select="r:category">
        <xsl:if test="position() &gt; 1">, </xsl:if>
        <xsl:value-of select="k:text(concat('category.', @code))"/>
      </xsl:for-each>
    </xsl:variable>
    <xsl:call-template name="section">
      <xsl:with-param name="id" select="'categories'"/>
      <xsl:with-param name="number" select="3"/>
      <xsl:with-param name="text" select="concat(k:upper(substring($list, 1, 1)), substring($list, 2), '.')"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="r:recipients">
    <heading number="4"><xsl:value-of select="k:text('recipients')"/></heading>
    <xsl:if test="not(r:recipient)"><p indent="yes"><xsl:value-of select="k:text('recipients.none')"/></p></xsl:if>
    <xsl:if test="r:recipient">
      <table>
        <columns>
          <column width="26" strong="yes"><xsl:value-of select="k:text('column.recipient')"/></column>
          <column width="18"><xsl:value-of select="k:text('column.role')"/></column>
          <column width="20"><xsl:value-of select="k:text('column.ground')"/></column>
          <column width="20"><xsl:value-of select="k:text('column.data')"/></column>
          <column width="16"><xsl:value-of select="k:text('column.date')"/></column>
        </columns>
        <xsl:apply-templates select="r:recipient"/>
      </table>
    </xsl:if>
  </xsl:template>

  <xsl:template match="r:recipients/r:recipient">
    <row>
      <cell><xsl:value-of select="@name"/></cell>
      <cell>
        <xsl:if test="@role"><xsl:value-of select="k:word('recipient-role', @role)"/></xsl:if>
        <xsl:if test="@role and @country">, </xsl:if>
        <xsl:if test="@country"><xsl:value-of select="k:country(@country)"/></xsl:if>
        <xsl:if test="not(@role or @country)"><xsl:value-of select="k:text('recipient.not-recorded')"/></xsl:if>
      </cell>
      <cell>
        <xsl:for-each select="r:given[@ground and not(@ground = preceding-sibling::r:given/@ground)]
                              | r:given[@purpose and not(@purpose = preceding-sibling::r:given/@purpose)]">
          <xsl:if test="position() &gt; 1">, </xsl:if>
          <xsl:choose>
            <xsl:when test="@ground"><xsl:value-of select="k:lower(k:word('disclosure-ground', @ground))"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="k:text('recipient.on-list', k:lower(k:word('purpose-of-run', @purpose)))"/></xsl:otherwise>
          </xsl:choose>
        </xsl:for-each>
      </cell>
      <cell>
        <xsl:call-template name="fields">
          <xsl:with-param name="fields" select="r:given/r:field[not(. = ../preceding-sibling::r:given/r:field)]"/>
        </xsl:call-template>
      </cell>
      <cell>
        <xsl:choose>
          <xsl:when test="count(r:given) &gt; 3">
            <xsl:value-of select="k:text('recipient.dates', k:date(r:given[1]/@date), k:date(r:given[last()]/@date), count(r:given))"/>
          </xsl:when>
          <xsl:otherwise>
            <xsl:for-each select="r:given">
              <xsl:if test="position() &gt; 1">, </xsl:if>
              <xsl:value-of select="k:date(@date)"/>
            </xsl:for-each>
          </xsl:otherwise>
        </xsl:choose>
      </cell>
    </row>
  </xsl:template>

  <!-- Names of fields as inside a sentence. -->
  <xsl:template name="fields">
    <xsl:param name="fields"/>
    <xsl:for-each select="$fields">
      <xsl:if test="position() &gt; 1">, </xsl:if>
      <xsl:value-of select="k:lower(k:word('field', .))"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="r:storage">
    <xsl:variable name="years" select="r:customer/@years-after-end"/>
    <xsl:call-template name="section">
      <xsl:with-param name="id" select="'storage'"/>
      <xsl:with-param name="number" select="5"/>
      <xsl:with-param name="text">
        <xsl:choose>
          <xsl:when test="r:vouchers/@until"><xsl:value-of select="k:text('storage.vouchers', k:date(r:vouchers/@until))"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="k:text('storage.vouchers-rule')"/></xsl:otherwise>
        </xsl:choose>
        <xsl:text> </xsl:text>
        <xsl:choose>
          <xsl:when test="r:customer/@until"><xsl:value-of select="k:text('storage.customer-until', k:date(r:customer/@until))"/></xsl:when>
          <xsl:when test="$years &lt; 2"><xsl:value-of select="k:text(concat('storage.customer-', $years))"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="k:text('storage.customer-n', $years)"/></xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="r:rights">
    <xsl:variable name="controller" select="../r:controller"/>
    <xsl:call-template name="section">
      <xsl:with-param name="id" select="'rights'"/>
      <xsl:with-param name="number" select="2 + 4 * count(../r:data)"/>
      <xsl:with-param name="text">
        <xsl:value-of select="concat(k:text('rights.text'), ' ', k:text('rights.bans'), ' ')"/>
        <xsl:variable name="contact">
          <xsl:value-of select="$controller/@contact-person"/>
          <xsl:if test="$controller/@contact-person and ($controller/@email or $controller/@phone)">, </xsl:if>
          <xsl:value-of select="$controller/@email"/>
          <xsl:if test="$controller/@email and $controller/@phone">, </xsl:if>
          <xsl:value-of select="$controller/@phone"/>
        </xsl:variable>
        <xsl:if test="string($contact)"><xsl:value-of select="k:text('rights.contact', $contact)"/></xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="r:complaint">
    <xsl:call-template name="section">
      <xsl:with-param name="id" select="'complaint'"/>
      <xsl:with-param name="number" select="3 + 4 * count(../r:data)"/>
      <xsl:with-param name="text" select="k:text('complaint.text', @email, @phone)"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="r:sources">
    <xsl:variable name="list">
      <xsl:for-each select="r:source">
        <xsl:if test="position() &gt; 1">, </xsl:if>
        <xsl:value-of select="."/>
      </xsl:for-each>
    </xsl:variable>
    <xsl:call-template name="section">
      <xsl:with-param name="id" select="'sources'"/>
      <xsl:with-param name="number" select="8"/>
      <xsl:with-param name="text">
        <xsl:choose>
          <xsl:when test="r:source"><xsl:value-of select="k:text('sources.others', $list)"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="k:text('sources.own')"/></xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="r:automated-decisions">
    <xsl:call-template name="section">
      <xsl:with-param name="id" select="'automated'"/>
      <xsl:with-param name="number" select="9"/>
      <xsl:with-param name="text" select="k:text('automated.none')"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="r:transfers">
    <xsl:variable name="outside">
      <xsl:for-each select="r:recipient[@country]">
        <xsl:if test="position() &gt; 1">, </xsl:if>
        <xsl:value-of select="concat(@name, ' (', k:country(@country), ')')"/>
      </xsl:for-each>
    </xsl:variable>
    <xsl:variable name="not-known">
      <xsl:for-each select="r:recipient[not(@country)]">
        <xsl:if test="position() &gt; 1">, </xsl:if>
        <xsl:value-of select="@name"/>
      </xsl:for-each>
    </xsl:variable>
    <xsl:call-template name="section">
      <xsl:with-param name="id" select="'transfers'"/>
      <xsl:with-param name="number" select="10"/>
      <xsl:with-param name="text">
        <xsl:if test="string($outside)"><xsl:value-of select="concat(k:text('transfers.outside', $outside), ' ')"/></xsl:if>
        <xsl:if test="string($not-known)"><xsl:value-of select="k:text('transfers.not-known', $not-known)"/></xsl:if>
        <xsl:if test="@outside-eea = 'no'"><xsl:value-of select="k:text('transfers.none')"/></xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="r:data">
    <break/>
    <heading number="11"><xsl:value-of select="k:text('copy')"/></heading>
    <p><xsl:value-of select="k:text('copy.text')"/></p>
    <xsl:apply-templates select="r:values | r:bans | r:orders | r:requests | r:documents | r:disclosures
                                 | r:runs | r:lookups"/>
  </xsl:template>

  <xsl:template name="source">
    <xsl:choose>
      <xsl:when test="@source = 'customer-request'"><xsl:value-of select="k:text('source.request')"/></xsl:when>
      <xsl:when test="@own = 'yes'"><xsl:value-of select="k:text('source.own')"/></xsl:when>
      <xsl:when test="@source"><xsl:value-of select="@source"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="k:text('source.unknown')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="r:values">
    <xsl:variable name="current" select="r:value[not(@ended)]"/>
    <xsl:variable name="ended" select="r:value[@ended]"/>
    <table>
      <columns>
        <column width="20" strong="yes"><xsl:value-of select="k:text('column.item')"/></column>
        <column width="35"><xsl:value-of select="k:text('column.value')"/></column>
        <column width="19"><xsl:value-of select="k:text('column.source')"/></column>
        <column width="13"><xsl:value-of select="k:text('column.came')"/></column>
        <column width="13"><xsl:value-of select="k:text('column.recorded')"/></column>
      </columns>
      <row>
        <cell><xsl:value-of select="k:text('field.number')"/></cell>
        <cell><xsl:value-of select="/r:access-report/r:person/@number"/></cell>
        <cell><xsl:value-of select="/r:access-report/r:controller/@name"/></cell>
        <cell><xsl:value-of select="k:date(/r:access-report/r:processing/@since)"/></cell>
        <cell/>
      </row>
      <xsl:for-each select="$current">
        <row>
          <cell><xsl:value-of select="k:word('field', @field)"/></cell>
          <cell><xsl:value-of select="k:value(@field, .)"/></cell>
          <cell><xsl:call-template name="source"/></cell>
          <cell><xsl:value-of select="k:date(@came)"/></cell>
          <cell><xsl:value-of select="k:date(@recorded)"/></cell>
        </row>
      </xsl:for-each>
    </table>
    <xsl:if test="$ended">
      <heading level="2"><xsl:value-of select="k:text('history')"/></heading>
      <table>
        <columns>
          <column width="18" strong="yes"><xsl:value-of select="k:text('column.item')"/></column>
          <column width="29"><xsl:value-of select="k:text('column.value')"/></column>
          <column width="17"><xsl:value-of select="k:text('column.source')"/></column>
          <column width="19"><xsl:value-of select="k:text('column.valid')"/></column>
          <column width="17"><xsl:value-of select="k:text('column.reason')"/></column>
        </columns>
        <xsl:for-each select="$ended">
          <row>
            <cell><xsl:value-of select="k:word('field', @field)"/></cell>
            <cell><xsl:value-of select="k:value(@field, .)"/></cell>
            <cell><xsl:call-template name="source"/></cell>
            <cell><xsl:value-of select="concat(k:date(@came), '–', k:date(@ended))"/></cell>
            <cell><xsl:value-of select="@reason"/></cell>
          </row>
        </xsl:for-each>
      </table>
    </xsl:if>
  </xsl:template>

  <xsl:template match="r:bans">
    <heading level="2"><xsl:value-of select="k:text('bans')"/></heading>
    <xsl:if test="not(r:ban)"><p><xsl:value-of select="k:text('bans.none')"/></p></xsl:if>
    <xsl:if test="r:ban">
      <table>
        <columns>
          <column width="24" strong="yes"><xsl:value-of select="k:text('column.ban')"/></column>
          <column width="20"><xsl:value-of select="k:text('column.extent')"/></column>
          <column width="16"><xsl:value-of select="k:text('column.channel')"/></column>
          <column width="20"><xsl:value-of select="k:text('column.valid')"/></column>
          <column width="20"><xsl:value-of select="k:text('column.notes')"/></column>
        </columns>
        <xsl:for-each select="r:ban">
          <row>
            <cell><xsl:value-of select="k:word('scope', @scope)"/></cell>
            <cell><xsl:value-of select="k:lower(k:word('extent', @extent))"/></cell>
            <cell><xsl:value-of select="k:lower(k:word('channel', @channel))"/></cell>
            <cell><xsl:value-of select="concat(k:date(@received), '–', k:date(@lifted))"/></cell>
            <cell>
              <xsl:value-of select="@evidence"/>
              <xsl:if test="@evidence and @lifted-because">; </xsl:if>
              <xsl:value-of select="@lifted-because"/>
            </cell>
          </row>
        </xsl:for-each>
      </table>
    </xsl:if>
  </xsl:template>

  <xsl:template match="r:orders">
    <heading level="2"><xsl:value-of select="k:text('orders')"/></heading>
    <xsl:choose>
      <xsl:when test="r:order">
        <xsl:call-template name="orders"/>
        <xsl:if test="r:order/r:line"><xsl:call-template name="order-lines"/></xsl:if>
        <xsl:if test="r:order/r:invoice"><xsl:call-template name="invoices"/></xsl:if>
      </xsl:when>
      <xsl:otherwise><p><xsl:value-of select="k:text('orders.none')"/></p></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="orders">
    <table>
      <columns>
        <column width="18" strong="yes"><xsl:value-of select="k:text('column.order')"/></column>
        <column width="14"><xsl:value-of select="k:text('column.date')"/></column>
        <column width="34"><xsl:value-of select="k:text('column.contents')"/></column>
        <column width="18"><xsl:value-of select="k:text('column.invoice')"/></column>
        <column width="16" align="end"><xsl:value-of select="k:text('column.sum')"/></column>
      </columns>
      <xsl:for-each select="r:order">
        <xsl:variable name="n" select="count(r:line)"/>
        <row>
          <cell><xsl:value-of select="@number"/></cell>
          <cell><xsl:value-of select="k:date(@date)"/></cell>
          <cell>
            <xsl:choose>
              <xsl:when test="$n &lt; 2"><xsl:value-of select="k:text(concat('lines.', $n))"/></xsl:when>
              <xsl:otherwise><xsl:value-of select="k:text('lines.n', $n)"/></xsl:otherwise>
            </xsl:choose>
            <xsl:value-of select="concat(', ', k:lower(k:word('order-state', @state)))"/>
          </cell>
          <cell>
            <xsl:for-each select="r:invoice">
              <xsl:if test="position() &gt; 1">, </xsl:if>
              <xsl:value-of select="k:lower(k:word('invoice-state', @state))"/>
            </xsl:for-each>
            <xsl:if test="not(r:invoice)"><xsl:value-of select="k:lower(k:word('invoice-state', 'none'))"/></xsl:if>
          </cell>
          <cell><xsl:value-of select="k:money(@cents, @currency)"/></cell>
        </row>
      </xsl:for-each>
    </table>
  </xsl:template>

  <xsl:template name="order-lines">
    <heading level="2"><xsl:value-of select="k:text('order-lines')"/></heading>
    <table>
      <columns>
        <column width="17" strong="yes"><xsl:value-of select="k:text('column.order')"/></column>
        <column width="39"><xsl:value-of select="k:text('column.product')"/></column>
        <column width="10" align="end"><xsl:value-of select="k:text('column.quantity')"/></column>
        <column width="11" align="end"><xsl:value-of select="k:text('column.price')"/></column>
        <column width="10" align="end"><xsl:value-of select="k:text('column.discount')"/></column>
        <column width="13" align="end"><xsl:value-of select="k:text('column.sum')"/></column>
      </columns>
      <xsl:for-each select="r:order/r:line">
        <row>
          <cell><xsl:value-of select="../@number"/></cell>
          <cell><xsl:value-of select="normalize-space(concat(@product, ' ', @description))"/></cell>
          <cell><xsl:value-of select="k:number(@quantity)"/></cell>
          <cell><xsl:value-of select="k:price(@unit-price)"/></cell>
          <cell><xsl:if test="@discount-percent"><xsl:value-of select="concat(k:number(@discount-percent), '&#160;%')"/></xsl:if></cell>
          <cell><xsl:value-of select="k:money(@cents, ../@currency)"/></cell>
        </row>
      </xsl:for-each>
    </table>
  </xsl:template>

  <xsl:template name="invoices">
    <heading level="2"><xsl:value-of select="k:text('invoices')"/></heading>
    <table>
      <columns>
        <column width="10" strong="yes"><xsl:value-of select="k:text('column.invoice')"/></column>
        <column width="10"><xsl:value-of select="k:text('column.order')"/></column>
        <column width="13"><xsl:value-of select="k:text('column.date')"/></column>
        <column width="13"><xsl:value-of select="k:text('column.due')"/></column>
        <column width="10"><xsl:value-of select="k:text('column.state')"/></column>
        <column width="13"><xsl:value-of select="k:text('column.kept')"/></column>
        <column width="20" align="end"><xsl:value-of select="k:text('column.paid')"/></column>
        <column width="11" align="end"><xsl:value-of select="k:text('column.sum')"/></column>
      </columns>
      <xsl:for-each select="r:order/r:invoice">
        <xsl:variable name="currency" select="../@currency"/>
        <row>
          <cell><xsl:value-of select="@number"/></cell>
          <cell><xsl:value-of select="../@number"/></cell>
          <cell><xsl:value-of select="k:date(@date)"/></cell>
          <cell><xsl:value-of select="k:date(@due)"/></cell>
          <cell><xsl:value-of select="k:lower(k:word('invoice-state', @state))"/></cell>
          <cell><xsl:value-of select="k:date(@kept-until)"/></cell>
          <cell>
            <xsl:for-each select="r:payment">
              <xsl:if test="position() &gt; 1">, </xsl:if>
              <xsl:value-of select="concat(k:date(@date), ' ', k:money(@cents, $currency))"/>
            </xsl:for-each>
          </cell>
          <cell><xsl:value-of select="k:money(@cents, $currency)"/></cell>
        </row>
      </xsl:for-each>
    </table>
  </xsl:template>

  <!-- Each request: what is recorded of it, then what it wanted corrected. -->
  <xsl:template match="r:requests">
    <heading level="2"><xsl:value-of select="k:text('requests')"/></heading>
    <xsl:if test="not(r:request)"><p><xsl:value-of select="k:text('requests.none')"/></p></xsl:if>
    <xsl:for-each select="r:request">
      <xsl:if test="position() &gt; 1"><space height="2"/></xsl:if>
      <keep>
        <p style="strong"><xsl:value-of select="concat(@number, ' · ', k:word('request-kind', @kind))"/></p>
        <table>
          <columns>
            <column width="24" strong="yes"><xsl:value-of select="k:text('column.item')"/></column>
            <column width="76"><xsl:value-of select="k:text('column.value')"/></column>
          </columns>
          <xsl:call-template name="request-rows"/>
        </table>
      </keep>
      <xsl:if test="r:item"><xsl:call-template name="request-items"/></xsl:if>
    </xsl:for-each>
  </xsl:template>

  <!-- One row of a request, when there is something to say. -->
  <xsl:template name="request-row">
    <xsl:param name="id"/>
    <xsl:param name="parts"/>
    <xsl:if test="string($parts)">
      <row>
        <cell><xsl:value-of select="k:text($id)"/></cell>
        <cell><xsl:value-of select="$parts"/></cell>
      </row>
    </xsl:if>
  </xsl:template>

  <xsl:template name="request-rows">
    <xsl:call-template name="request-row">
      <xsl:with-param name="id" select="'request.received'"/>
      <xsl:with-param name="parts">
        <xsl:value-of select="concat(k:date(@received), ', ', k:lower(k:word('channel', @channel)))"/>
        <xsl:if test="@addressee">, <xsl:value-of select="k:text('request.addressee', @addressee)"/></xsl:if>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="request-row">
      <xsl:with-param name="id" select="'request.requester'"/>
      <xsl:with-param name="parts">
        <xsl:value-of select="@requester"/>
        <xsl:for-each select="r:line">
          <xsl:if test="position() &gt; 1 or ../@requester">, </xsl:if>
          <xsl:value-of select="."/>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="request-row">
      <xsl:with-param name="id" select="'request.language'"/>
      <xsl:with-param name="parts" select="k:word('language', @language)"/>
    </xsl:call-template>
    <xsl:call-template name="request-row">
      <xsl:with-param name="id" select="'request.wants'"/>
      <xsl:with-param name="parts">
        <xsl:value-of select="r:wants"/>
        <xsl:for-each select="r:scope">
          <xsl:if test="position() &gt; 1 or ../r:wants">, </xsl:if>
          <xsl:value-of select="k:lower(k:word('scope', .))"/>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="request-row">
      <xsl:with-param name="id" select="'request.signature'"/>
      <xsl:with-param name="parts" select="k:lower(k:word('signature', @signature))"/>
    </xsl:call-template>
    <xsl:call-template name="request-row">
      <xsl:with-param name="id" select="'request.asked-signature'"/>
      <xsl:with-param name="parts" select="k:date(@asked-signature)"/>
    </xsl:call-template>
    <xsl:call-template name="request-row">
      <xsl:with-param name="id" select="'request.asked-specification'"/>
      <xsl:with-param name="parts" select="k:date(@asked-specification)"/>
    </xsl:call-template>
    <xsl:call-template name="request-row">
      <xsl:with-param name="id" select="'request.identity'"/>
      <xsl:with-param name="parts">
        <xsl:value-of select="k:lower(k:word('identity', @identity))"/>
        <xsl:if test="@identity-on">, <xsl:value-of select="k:date(@identity-on)"/></xsl:if>
        <xsl:if test="@identity-with">: <xsl:value-of select="@identity-with"/></xsl:if>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="request-answer-rows"/>
  </xsl:template>

  <xsl:template name="request-answer-rows">
    <xsl:call-template name="request-row">
      <xsl:with-param name="id" select="'request.due'"/>
      <xsl:with-param name="parts" select="k:date(@due)"/>
    </xsl:call-template>
    <xsl:call-template name="request-row">
      <xsl:with-param name="id" select="'request.extended'"/>
      <xsl:with-param name="parts">
        <xsl:value-of select="k:date(@extended)"/>
        <xsl:if test="@extended-because">: <xsl:value-of select="@extended-because"/></xsl:if>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="request-row">
      <xsl:with-param name="id" select="'request.decision'"/>
      <xsl:with-param name="parts">
        <xsl:value-of select="k:lower(k:word('decision', @decision))"/>
        <xsl:if test="@decided">, <xsl:value-of select="k:date(@decided)"/></xsl:if>
        <xsl:if test="@decided-because">: <xsl:value-of select="@decided-because"/></xsl:if>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="request-row">
      <xsl:with-param name="id" select="'request.carried-out'"/>
      <xsl:with-param name="parts" select="k:date(@carried-out)"/>
    </xsl:call-template>
    <xsl:call-template name="request-row">
      <xsl:with-param name="id" select="'request.delivered'"/>
      <xsl:with-param name="parts">
        <xsl:value-of select="k:date(@delivered)"/>
        <xsl:if test="@delivery">, <xsl:value-of select="k:lower(k:word('delivery', @delivery))"/></xsl:if>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="request-row">
      <xsl:with-param name="id" select="'request.told'"/>
      <xsl:with-param name="parts">
        <xsl:for-each select="r:notice">
          <xsl:if test="position() &gt; 1">; </xsl:if>
          <xsl:value-of select="concat(@name, ' (', k:lower(k:word('party', @party)), '): ', k:lower(k:word('notice-state', @state)))"/>
          <xsl:if test="@date"><xsl:value-of select="concat(' ', k:date(@date))"/></xsl:if>
          <xsl:if test="@because">, <xsl:value-of select="@because"/></xsl:if>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="request-row">
      <xsl:with-param name="id" select="'request.closed'"/>
      <xsl:with-param name="parts" select="k:date(@closed)"/>
    </xsl:call-template>
    <xsl:call-template name="request-row">
      <xsl:with-param name="id" select="'request.ombudsman'"/>
      <xsl:with-param name="parts">
        <xsl:if test="@ombudsman-diary"><xsl:value-of select="concat(k:text('request.ombudsman-diary', @ombudsman-diary), ' ')"/></xsl:if>
        <xsl:if test="@ombudsman-since"><xsl:value-of select="concat(k:text('request.ombudsman-since', k:date(@ombudsman-since)), ' ')"/></xsl:if>
        <xsl:if test="@ombudsman-ended"><xsl:value-of select="concat(k:text('request.ombudsman-ended', k:date(@ombudsman-ended)), ' ')"/></xsl:if>
        <xsl:value-of select="@ombudsman-outcome"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="request-items">
    <table>
      <columns>
        <column width="17" strong="yes"><xsl:value-of select="k:text('column.item')"/></column>
        <column width="20"><xsl:value-of select="k:text('column.held')"/></column>
        <column width="20"><xsl:value-of select="k:text('column.wanted')"/></column>
        <column width="20"><xsl:value-of select="k:text('column.ground')"/></column>
        <column width="23"><xsl:value-of select="k:text('column.decision')"/></column>
      </columns>
      <xsl:for-each select="r:item">
        <row>
          <cell><xsl:value-of select="k:text('request.item', @number, k:word('field', @field))"/></cell>
          <cell><xsl:value-of select="k:value(@field, r:held)"/></cell>
          <cell><xsl:value-of select="k:value(@field, r:wanted)"/></cell>
          <cell>
            <xsl:value-of select="k:lower(k:word('ground', @ground))"/>
            <xsl:if test="@contested = 'yes'">, <xsl:value-of select="k:text('item.contested')"/></xsl:if>
            <xsl:if test="r:because">: <xsl:value-of select="r:because"/></xsl:if>
            <xsl:if test="r:evidence"> (<xsl:value-of select="r:evidence"/>)</xsl:if>
          </cell>
          <cell>
            <xsl:value-of select="k:lower(k:word('item-decision', @decision))"/>
            <xsl:if test="@decided"><xsl:value-of select="concat(' ', k:date(@decided))"/></xsl:if>
            <xsl:if test="r:value">: <xsl:value-of select="k:value(@field, r:value)"/></xsl:if>
            <xsl:if test="r:decision-because">; <xsl:value-of select="r:decision-because"/></xsl:if>
          </cell>
        </row>
      </xsl:for-each>
    </table>
  </xsl:template>

  <xsl:template match="r:documents">
    <heading level="2"><xsl:value-of select="k:text('documents')"/></heading>
    <xsl:if test="not(*)"><p><xsl:value-of select="k:text('documents.none')"/></p></xsl:if>
    <xsl:if test="*">
      <table>
        <columns>
          <column width="40" strong="yes"><xsl:value-of select="k:text('column.document')"/></column>
          <column width="25"><xsl:value-of select="k:text('column.kind')"/></column>
          <column width="12"><xsl:value-of select="k:text('column.case')"/></column>
          <column width="14"><xsl:value-of select="k:text('column.date')"/></column>
          <column width="9" align="end"><xsl:value-of select="k:text('column.pages')"/></column>
        </columns>
        <xsl:apply-templates select="r:document | r:paper"/>
      </table>
    </xsl:if>
  </xsl:template>

  <xsl:template match="r:document">
    <row>
      <cell>
        <xsl:value-of select="@name"/>
        <xsl:apply-templates select="r:signature"/>
      </cell>
      <cell>
        <xsl:choose>
          <xsl:when test="@kind = 'letter' and @letter"><xsl:value-of select="k:word('letter-kind', @letter)"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="k:word('document-kind', @kind)"/></xsl:otherwise>
        </xsl:choose>
      </cell>
      <cell><xsl:value-of select="@case"/></cell>
      <cell><xsl:value-of select="k:date(@added)"/></cell>
      <cell><xsl:value-of select="@pages"/></cell>
    </row>
  </xsl:template>

  <xsl:template match="r:signature">
    <xsl:variable name="signer">
      <xsl:value-of select="@signer"/>
      <xsl:if test="not(@signer)"><xsl:value-of select="k:text('document.signature-unknown')"/></xsl:if>
    </xsl:variable>
    <xsl:text>; </xsl:text>
    <xsl:choose>
      <xsl:when test="@at"><xsl:value-of select="k:text('document.signed-at', $signer, k:date(@at))"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="k:text('document.signed', $signer)"/></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="@trust">, <xsl:value-of select="k:word('trust', @trust)"/></xsl:if>
    <xsl:if test="@valid = 'no'">, <xsl:value-of select="k:text('document.changed')"/></xsl:if>
    <xsl:if test="@whole-document = 'no'">, <xsl:value-of select="k:text('document.partly')"/></xsl:if>
  </xsl:template>

  <xsl:template match="r:paper">
    <row>
      <cell><xsl:value-of select="k:text('document.place', @place)"/></cell>
      <cell><xsl:value-of select="k:text('document.paper')"/></cell>
      <cell><xsl:value-of select="@case"/></cell>
      <cell><xsl:value-of select="k:date(@received)"/></cell>
      <cell/>
    </row>
  </xsl:template>

  <xsl:template match="r:disclosures">
    <heading level="2"><xsl:value-of select="k:text('disclosures')"/></heading>
    <xsl:if test="not(r:disclosure)"><p><xsl:value-of select="k:text('disclosures.none')"/></p></xsl:if>
    <xsl:if test="r:disclosure">
      <table>
        <columns>
          <column width="14"><xsl:value-of select="k:text('column.date')"/></column>
          <column width="30" strong="yes"><xsl:value-of select="k:text('column.recipient')"/></column>
          <column width="24"><xsl:value-of select="k:text('column.ground')"/></column>
          <column width="32"><xsl:value-of select="k:text('column.data')"/></column>
        </columns>
        <xsl:for-each select="r:disclosure">
          <row>
            <cell><xsl:value-of select="k:date(@date)"/></cell>
            <cell><xsl:value-of select="@recipient"/></cell>
            <cell><xsl:value-of select="k:word('disclosure-ground', @ground)"/></cell>
            <cell>
              <xsl:call-template name="fields"><xsl:with-param name="fields" select="r:field"/></xsl:call-template>
            </cell>
          </row>
        </xsl:for-each>
      </table>
    </xsl:if>
  </xsl:template>

  <xsl:template match="r:runs">
    <heading level="2"><xsl:value-of select="k:text('runs')"/></heading>
    <xsl:if test="not(r:run)"><p><xsl:value-of select="k:text('runs.none')"/></p></xsl:if>
    <xsl:if test="r:run">
      <table>
        <columns>
          <column width="13"><xsl:value-of select="k:text('column.date')"/></column>
          <column width="24" strong="yes"><xsl:value-of select="k:text('column.list')"/></column>
          <column width="21"><xsl:value-of select="k:text('column.purpose')"/></column>
          <column width="24"><xsl:value-of select="k:text('column.selection')"/></column>
          <column width="18"><xsl:value-of select="k:text('column.recipient')"/></column>
        </columns>
        <xsl:for-each select="r:run">
          <row>
            <cell><xsl:value-of select="k:date(@at)"/></cell>
            <cell>
              <xsl:if test="@medium"><xsl:value-of select="k:word('medium', @medium)"/></xsl:if>
              <xsl:if test="@failed = 'yes'"><xsl:value-of select="concat(' (', k:text('run.failed'), ')')"/></xsl:if>
            </cell>
            <cell><xsl:value-of select="k:lower(k:word('purpose-of-run', @purpose))"/></cell>
            <cell>
              <xsl:choose>
                <xsl:when test="@selection = 'chosen'"><xsl:value-of select="k:text('selection.chosen')"/></xsl:when>
                <xsl:when test="@selection"><xsl:value-of select="k:selection(@selection)"/></xsl:when>
              </xsl:choose>
            </cell>
            <cell>
              <xsl:value-of select="@recipient"/>
              <xsl:if test="not(@recipient)"><xsl:value-of select="k:text('recipient.own')"/></xsl:if>
            </cell>
          </row>
        </xsl:for-each>
      </table>
    </xsl:if>
  </xsl:template>

  <xsl:template match="r:lookups">
    <heading level="2"><xsl:value-of select="k:text('lookups')"/></heading>
    <xsl:choose>
      <xsl:when test="r:lookup">
        <p><xsl:value-of select="k:text('lookups.text')"/></p>
        <table>
          <columns>
            <column width="20"><xsl:value-of select="k:text('column.date')"/></column>
            <column width="80"><xsl:value-of select="k:text('column.purpose')"/></column>
          </columns>
          <xsl:for-each select="r:lookup">
            <row>
              <cell><xsl:value-of select="k:date(@at)"/></cell>
              <cell><xsl:value-of select="k:word('lookup', @purpose)"/></cell>
            </row>
          </xsl:for-each>
        </table>
      </xsl:when>
      <xsl:otherwise><p><xsl:value-of select="k:text('lookups.none')"/></p></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="r:withheld">
    <heading level="2"><xsl:value-of select="k:text('withheld')"/></heading>
    <xsl:if test="not(r:item)"><p><xsl:value-of select="k:text('withheld.none')"/></p></xsl:if>
    <xsl:if test="r:item">
      <table>
        <columns>
          <column width="50" strong="yes"><xsl:value-of select="k:text('column.what')"/></column>
          <column width="50"><xsl:value-of select="k:text('column.why')"/></column>
        </columns>
        <xsl:for-each select="r:item">
          <row><cell><xsl:value-of select="r:what"/></cell><cell><xsl:value-of select="r:why"/></cell></row>
        </xsl:for-each>
      </table>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
