<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: GPL-3.0-or-later -->
<!--
  The letters of a case. The functions of urn:kortisto:functions are those of access-report.xsl; k:text
  gives the office's own text where it has changed one.
-->
<xsl:stylesheet version="1.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:k="urn:kortisto:functions"
                xmlns:l="urn:kortisto:letter:1"
                xmlns="urn:kortisto:page:1"
                exclude-result-prefixes="k l">

  <xsl:variable name="kind" select="string(/l:letter/@kind)"/>
  <xsl:variable name="request" select="/l:letter/l:request"/>
  <xsl:variable name="own" select="concat('letter.', $kind, '.')"/>

  <xsl:template match="/l:letter">
    <xsl:variable name="controller" select="l:controller"/>
    <xsl:variable name="title" select="k:text(concat($own, 'title'))"/>
    <page language="{@language}" author="{$controller/@name}">
      <xsl:attribute name="title">
        <xsl:value-of select="$title"/>
        <xsl:if test="@case"> (<xsl:value-of select="@case"/>)</xsl:if>
      </xsl:attribute>
      <head left="{$controller/@name}" small="{$controller/@register}" right="{k:word('letter-kind', $kind)}">
        <line><xsl:value-of select="k:date(@date)"/></line>
        <xsl:if test="@case"><line><xsl:value-of select="k:text('case', string(@case))"/></line></xsl:if>
        <xsl:if test="$request"><line><xsl:value-of select="k:text('letter.reference', k:date($request/@received))"/></line></xsl:if>
      </head>
      <foot>
        <line><xsl:apply-templates select="$controller" mode="foot"/></line>
      </foot>
      <xsl:if test="l:addressee/l:line">
        <address>
          <xsl:for-each select="l:addressee/l:line"><line><xsl:value-of select="."/></line></xsl:for-each>
        </address>
      </xsl:if>
      <body wide="yes">
        <title><xsl:value-of select="$title"/></title>
        <xsl:choose>
          <xsl:when test="$kind = 'receipt'"><xsl:call-template name="receipt"/></xsl:when>
          <xsl:when test="$kind = 'ask-signature'"><xsl:call-template name="ask-signature"/></xsl:when>
          <xsl:when test="$kind = 'ask-specification'"><xsl:call-template name="ask-specification"/></xsl:when>
          <xsl:when test="$kind = 'identity'"><xsl:call-template name="identity"/></xsl:when>
          <xsl:when test="$kind = 'extension'"><xsl:call-template name="extension"/></xsl:when>
          <xsl:when test="$kind = 'decision'"><xsl:call-template name="decision"/></xsl:when>
          <xsl:when test="$kind = 'certificate'"><xsl:call-template name="certificate"/></xsl:when>
          <xsl:when test="$kind = 'notice'"><xsl:call-template name="notice"/></xsl:when>
          <xsl:when test="$kind = 'ban-confirmation'"><xsl:call-template name="ban-confirmation"/></xsl:when>
          <xsl:when test="$kind = 'erasure-result'"><xsl:call-template name="erasure-result"/></xsl:when>
        </xsl:choose>
        <!-- No page bears the signature alone. -->
        <keep>
          <xsl:if test="$kind = 'extension' or $kind = 'certificate' or ($kind = 'decision' and $request/@decision != 'granted')">
            <xsl:call-template name="complaint"/>
          </xsl:if>
          <xsl:call-template name="contact"/>
          <xsl:if test="$kind != 'certificate'">
            <space height="3"/>
            <p><xsl:value-of select="k:text('letter.common.regards')"/></p>
          </xsl:if>
          <signature name="{l:signer/@name}" role="{k:text(concat('letter.common.', l:signer/@role))}"/>
        </keep>
      </body>
    </page>
  </xsl:template>

  <xsl:template match="l:controller" mode="foot">
    <xsl:value-of select="@name"/>
    <xsl:if test="@street"> · <xsl:value-of select="@street"/></xsl:if>
    <xsl:if test="@city">
      <xsl:text>, </xsl:text>
      <xsl:value-of select="normalize-space(concat(@postal-code, ' ', k:upper(string(@city))))"/>
    </xsl:if>
    <xsl:if test="@email"> · <xsl:value-of select="@email"/></xsl:if>
    <xsl:if test="@phone"> · <xsl:value-of select="@phone"/></xsl:if>
    <xsl:if test="@business-id"> · <xsl:value-of select="k:text('business-id', string(@business-id))"/></xsl:if>
  </xsl:template>

  <!-- Parts that several letters have -->

  <xsl:template name="p">
    <xsl:param name="id"/>
    <p><xsl:value-of select="k:text($id)"/></p>
  </xsl:template>

  <xsl:template name="heading">
    <xsl:param name="id"/>
    <heading><xsl:value-of select="k:text($id)"/></heading>
  </xsl:template>

  <xsl:template name="item">
    <xsl:param name="id"/>
    <item><xsl:value-of select="k:text($id)"/></item>
  </xsl:template>

  <!-- When the request came, and what it asks for. -->
  <xsl:template name="received">
    <p>
      <xsl:value-of select="k:text(concat($own, 'received'), k:date($request/@received))"/>
      <xsl:text> </xsl:text>
      <xsl:value-of select="k:text(concat('letter.asks.', $request/@kind))"/>
    </p>
  </xsl:template>

  <xsl:template name="ways">
    <xsl:call-template name="item"><xsl:with-param name="id" select="'letter.common.in-person'"/></xsl:call-template>
    <xsl:call-template name="item"><xsl:with-param name="id" select="'letter.common.callback'"/></xsl:call-template>
    <xsl:call-template name="item"><xsl:with-param name="id" select="'letter.common.electronic'"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="pending">
    <p>
      <xsl:value-of select="k:text('letter.common.not-lost')"/>
      <xsl:text> </xsl:text>
      <xsl:value-of select="k:text('letter.common.limit-stays', k:date($request/@limit))"/>
    </p>
  </xsl:template>

  <xsl:template name="reasons">
    <xsl:if test="/l:letter/l:reasons">
      <xsl:call-template name="heading"><xsl:with-param name="id" select="'letter.common.reasons'"/></xsl:call-template>
      <xsl:for-each select="/l:letter/l:reasons/l:p"><p><xsl:value-of select="."/></p></xsl:for-each>
    </xsl:if>
  </xsl:template>

  <xsl:template name="complaint">
    <xsl:call-template name="heading"><xsl:with-param name="id" select="'letter.common.complaint-heading'"/></xsl:call-template>
    <p><xsl:value-of select="k:text('letter.common.complaint', 'tietosuoja@om.fi', '+358 29 566 6700')"/></p>
    <xsl:call-template name="p"><xsl:with-param name="id" select="'letter.common.complaint-law'"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="contact">
    <xsl:variable name="controller" select="/l:letter/l:controller"/>
    <xsl:variable name="contact">
      <xsl:value-of select="$controller/@contact-person"/>
      <xsl:if test="$controller/@contact-person and ($controller/@email or $controller/@phone)">, </xsl:if>
      <xsl:value-of select="$controller/@email"/>
      <xsl:if test="$controller/@email and $controller/@phone">, </xsl:if>
      <xsl:value-of select="$controller/@phone"/>
    </xsl:variable>
    <xsl:if test="string($contact)"><p><xsl:value-of select="k:text('letter.common.contact', string($contact))"/></p></xsl:if>
  </xsl:template>

  <xsl:template match="l:held | l:wanted | l:value" mode="cell">
    <xsl:value-of select="k:value(string(../@field), string(.))"/>
  </xsl:template>

  <!-- What is wanted of an item: a value, or that it is erased. -->
  <xsl:template name="wanted">
    <xsl:choose>
      <xsl:when test="l:wanted"><xsl:apply-templates select="l:wanted" mode="cell"/></xsl:when>
      <xsl:when test="@erase"><xsl:value-of select="k:text('letter-word.to-erase')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="k:text('letter-word.nothing')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="held">
    <xsl:choose>
      <xsl:when test="l:held"><xsl:apply-templates select="l:held" mode="cell"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="k:text('letter-word.nothing')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="ground">
    <xsl:if test="@ground"><xsl:value-of select="k:word('ground', string(@ground))"/></xsl:if>
    <xsl:if test="not(@ground)"><xsl:value-of select="k:text('letter-word.nothing')"/></xsl:if>
  </xsl:template>

  <!-- The letters -->

  <xsl:template name="receipt">
    <p>
      <xsl:value-of select="k:text('letter.receipt.received', k:date($request/@received), string(@case))"/>
      <xsl:text> </xsl:text>
      <xsl:value-of select="k:text(concat('letter.asks.', $request/@kind))"/>
    </p>
    <xsl:if test="$request/l:wants">
      <p><xsl:value-of select="k:text('letter.receipt.wants', string($request/l:wants))"/></p>
    </xsl:if>
    <xsl:if test="l:items">
      <keep>
        <xsl:call-template name="p"><xsl:with-param name="id" select="'letter.receipt.items'"/></xsl:call-template>
        <table>
          <columns>
            <column width="8"><xsl:value-of select="k:text('letter-column.number')"/></column>
            <column width="28" strong="yes"><xsl:value-of select="k:text('column.item')"/></column>
            <column width="42"><xsl:value-of select="k:text('letter-column.wanted')"/></column>
            <column width="22"><xsl:value-of select="k:text('letter-column.ground')"/></column>
          </columns>
          <xsl:for-each select="l:items/l:item">
            <row>
              <cell><xsl:value-of select="@number"/></cell>
              <cell><xsl:value-of select="k:word('field', string(@field))"/></cell>
              <cell><xsl:call-template name="wanted"/></cell>
              <cell><xsl:call-template name="ground"/></cell>
            </row>
          </xsl:for-each>
        </table>
      </keep>
    </xsl:if>
    <p>
      <xsl:choose>
        <xsl:when test="$request/@extended"><xsl:value-of select="k:text('letter.receipt.limit-extended', k:date($request/@limit))"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="k:text('letter.receipt.limit', k:date($request/@limit))"/></xsl:otherwise>
      </xsl:choose>
    </p>
    <xsl:if test="not($request/@identified)">
      <xsl:call-template name="p"><xsl:with-param name="id" select="'letter.receipt.identity'"/></xsl:call-template>
    </xsl:if>
    <xsl:call-template name="p"><xsl:with-param name="id" select="'letter.receipt.fee'"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="ask-signature">
    <xsl:call-template name="received"/>
    <xsl:call-template name="p"><xsl:with-param name="id" select="'letter.ask-signature.why'"/></xsl:call-template>
    <keep>
      <xsl:call-template name="heading"><xsl:with-param name="id" select="'letter.common.how'"/></xsl:call-template>
      <xsl:call-template name="p"><xsl:with-param name="id" select="'letter.ask-signature.choose'"/></xsl:call-template>
      <xsl:call-template name="item"><xsl:with-param name="id" select="'letter.ask-signature.sign'"/></xsl:call-template>
      <xsl:call-template name="ways"/>
    </keep>
    <xsl:call-template name="pending"/>
  </xsl:template>

  <xsl:template name="ask-specification">
    <xsl:call-template name="received"/>
    <xsl:choose>
      <xsl:when test="l:items">
        <xsl:call-template name="p"><xsl:with-param name="id" select="'letter.ask-specification.items'"/></xsl:call-template>
        <xsl:call-template name="unsaid-items"/>
      </xsl:when>
      <xsl:when test="$request/@kind = 'rectification'">
        <xsl:call-template name="p"><xsl:with-param name="id" select="'letter.ask-specification.no-items'"/></xsl:call-template>
      </xsl:when>
      <xsl:when test="$request/@kind = 'access' or $request/@kind = 'portability'">
        <xsl:call-template name="p"><xsl:with-param name="id" select="'letter.ask-specification.access'"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="p"><xsl:with-param name="id" select="'letter.ask-specification.other'"/></xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
    <keep>
      <xsl:call-template name="heading"><xsl:with-param name="id" select="'letter.common.how'"/></xsl:call-template>
      <p><xsl:value-of select="k:text('letter.ask-specification.answer', string(@case))"/></p>
    </keep>
    <xsl:call-template name="pending"/>
  </xsl:template>

  <xsl:template name="unsaid-items">
    <xsl:variable name="with-held" select="l:items/l:item/l:held"/>
    <table>
      <columns>
        <column width="7"><xsl:value-of select="k:text('letter-column.number')"/></column>
        <column width="20" strong="yes"><xsl:value-of select="k:text('column.item')"/></column>
        <xsl:if test="$with-held"><column width="25"><xsl:value-of select="k:text('letter-column.held')"/></column></xsl:if>
        <column width="23"><xsl:value-of select="k:text('letter-column.wanted')"/></column>
        <column width="25"><xsl:value-of select="k:text('letter-column.missing')"/></column>
      </columns>
      <xsl:for-each select="l:items/l:item">
        <row>
          <cell><xsl:value-of select="@number"/></cell>
          <cell><xsl:value-of select="k:word('field', string(@field))"/></cell>
          <xsl:if test="$with-held"><cell><xsl:call-template name="held"/></cell></xsl:if>
          <cell><xsl:call-template name="wanted"/></cell>
          <cell><xsl:value-of select="k:word('letter-missing', string(@missing))"/></cell>
        </row>
      </xsl:for-each>
    </table>
  </xsl:template>

  <xsl:template name="identity">
    <xsl:call-template name="received"/>
    <xsl:call-template name="p"><xsl:with-param name="id" select="'letter.identity.why'"/></xsl:call-template>
    <keep>
      <xsl:call-template name="heading"><xsl:with-param name="id" select="'letter.common.how'"/></xsl:call-template>
      <xsl:call-template name="p"><xsl:with-param name="id" select="'letter.identity.choose'"/></xsl:call-template>
      <xsl:call-template name="ways"/>
    </keep>
    <xsl:call-template name="p"><xsl:with-param name="id" select="'letter.identity.minimum'"/></xsl:call-template>
    <xsl:call-template name="pending"/>
  </xsl:template>

  <xsl:template name="extension">
    <xsl:call-template name="received"/>
    <p><xsl:value-of select="k:text('letter.extension.extended', k:date($request/@limit), k:date($request/@first-limit))"/></p>
    <xsl:call-template name="p"><xsl:with-param name="id" select="'letter.extension.nothing'"/></xsl:call-template>
    <xsl:call-template name="reasons"/>
  </xsl:template>

  <xsl:template name="decision">
    <p>
      <xsl:value-of select="k:text('letter.decision.received', k:date($request/@received), k:date($request/@decided))"/>
      <xsl:text> </xsl:text>
      <xsl:value-of select="k:text(concat('letter.asks.', $request/@kind))"/>
    </p>
    <p style="strong"><xsl:value-of select="k:text(concat('letter.decision.', $request/@decision))"/></p>
    <xsl:if test="$request/@held = 'no'">
      <p><xsl:value-of select="k:text('letter.decision.not-in-register', string(l:controller/@register))"/></p>
    </xsl:if>
    <xsl:if test="$request/@decision != 'refused'"><xsl:call-template name="granted"/></xsl:if>
    <xsl:if test="l:items"><xsl:call-template name="decided-items"/></xsl:if>
    <xsl:if test="$request/@contested">
      <xsl:call-template name="p"><xsl:with-param name="id" select="'letter.decision.contested'"/></xsl:call-template>
    </xsl:if>
    <xsl:if test="$request/@decision != 'granted'">
      <xsl:call-template name="p"><xsl:with-param name="id" select="'letter.decision.certificate'"/></xsl:call-template>
    </xsl:if>
    <xsl:call-template name="reasons"/>
    <xsl:if test="$request/@kind = 'rectification' and $request/@decision != 'refused'"><xsl:call-template name="parties"/></xsl:if>
  </xsl:template>

  <!-- What follows from a request that was granted; access and portability have a reply of their own. -->
  <xsl:template name="granted">
    <p>
      <xsl:choose>
        <xsl:when test="$request/@kind = 'rectification'"><xsl:value-of select="k:text('letter.decision.rectification', k:date($request/@carried-out))"/></xsl:when>
        <xsl:when test="$request/@kind = 'objection' and $request/l:scope">
          <xsl:variable name="scopes">
            <xsl:for-each select="$request/l:scope">
              <xsl:if test="position() &gt; 1">, </xsl:if>
              <xsl:value-of select="k:lower(k:word('scope', string(.)))"/>
            </xsl:for-each>
          </xsl:variable>
          <xsl:value-of select="k:text('letter.decision.objection-scopes', string($scopes))"/>
        </xsl:when>
        <xsl:otherwise><xsl:value-of select="k:text(concat('letter.decision.', $request/@kind))"/></xsl:otherwise>
      </xsl:choose>
    </p>
  </xsl:template>

  <xsl:template name="decided-items">
    <table>
      <columns>
        <column width="7"><xsl:value-of select="k:text('letter-column.number')"/></column>
        <column width="17" strong="yes"><xsl:value-of select="k:text('column.item')"/></column>
        <column width="25"><xsl:value-of select="k:text('letter-column.was')"/></column>
        <column width="25"><xsl:value-of select="k:text('letter-column.now')"/></column>
        <column width="26"><xsl:value-of select="k:text('letter-column.decision')"/></column>
      </columns>
      <xsl:for-each select="l:items/l:item">
        <row>
          <cell><xsl:value-of select="@number"/></cell>
          <cell><xsl:value-of select="k:word('field', string(@field))"/></cell>
          <cell><xsl:call-template name="held"/></cell>
          <cell>
            <xsl:choose>
              <xsl:when test="l:value"><xsl:apply-templates select="l:value" mode="cell"/></xsl:when>
              <xsl:when test="@decision = 'refuse'"><xsl:value-of select="k:text('letter-word.nothing')"/></xsl:when>
              <xsl:otherwise><xsl:value-of select="k:text('letter-word.erased')"/></xsl:otherwise>
            </xsl:choose>
          </cell>
          <cell>
            <xsl:value-of select="k:word('item-decision', string(@decision))"/>
            <xsl:if test="l:because">: <xsl:value-of select="l:because"/></xsl:if>
          </cell>
        </row>
      </xsl:for-each>
    </table>
  </xsl:template>

  <xsl:template name="parties">
    <keep>
      <xsl:call-template name="heading"><xsl:with-param name="id" select="'letter.decision.parties'"/></xsl:call-template>
      <xsl:if test="not(l:parties/l:party)">
        <xsl:call-template name="p"><xsl:with-param name="id" select="'letter.decision.parties-none'"/></xsl:call-template>
      </xsl:if>
      <xsl:if test="l:parties/l:party">
        <xsl:call-template name="p"><xsl:with-param name="id" select="'letter.decision.parties-text'"/></xsl:call-template>
      </xsl:if>
      <xsl:for-each select="l:parties/l:party">
        <item>
          <xsl:choose>
            <xsl:when test="@state = 'waiting'"><xsl:value-of select="k:text('letter.decision.party-waiting', string(@name))"/></xsl:when>
            <xsl:when test="@state = 'impossible'"><xsl:value-of select="k:text('letter.decision.party-impossible', string(@name), string(@because))"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="k:text('letter.decision.party-sent', string(@name), k:date(string(@date)))"/></xsl:otherwise>
          </xsl:choose>
        </item>
      </xsl:for-each>
    </keep>
  </xsl:template>

  <xsl:template name="certificate">
    <xsl:variable name="register" select="string(l:controller/@register)"/>
    <xsl:variable name="given">
      <xsl:text>letter.certificate.given</xsl:text>
      <xsl:if test="$request/@decision = 'partly'">-partly</xsl:if>
    </xsl:variable>
    <p><xsl:value-of select="k:text(string($given), string(l:controller/@name), $register)"/></p>
    <p style="strong"><xsl:value-of select="k:text('letter.certificate.request', string($request/@requester), k:date($request/@received), k:lower(k:word('request-kind', string($request/@kind))), k:date($request/@decided))"/></p>
    <xsl:if test="$request/@held = 'no'">
      <p><xsl:value-of select="k:text('letter.decision.not-in-register', $register)"/></p>
    </xsl:if>
    <xsl:if test="l:items">
      <xsl:call-template name="heading"><xsl:with-param name="id" select="'letter.certificate.items'"/></xsl:call-template>
      <xsl:call-template name="refused-items"/>
    </xsl:if>
    <xsl:call-template name="reasons"/>
    <keep>
      <xsl:call-template name="heading"><xsl:with-param name="id" select="'letter.certificate.law'"/></xsl:call-template>
      <p>
        <xsl:value-of select="k:text(concat('letter.certificate.law.', $request/@kind))"/>
        <xsl:if test="l:items/l:item/@erase">
          <xsl:text> </xsl:text>
          <xsl:value-of select="k:text('letter.certificate.law.needless')"/>
        </xsl:if>
      </p>
    </keep>
  </xsl:template>

  <xsl:template name="refused-items">
    <table>
      <columns>
        <column width="7"><xsl:value-of select="k:text('letter-column.number')"/></column>
        <column width="17" strong="yes"><xsl:value-of select="k:text('column.item')"/></column>
        <column width="22"><xsl:value-of select="k:text('letter-column.held')"/></column>
        <column width="22"><xsl:value-of select="k:text('letter-column.wanted')"/></column>
        <column width="32"><xsl:value-of select="k:text('letter-column.reasons')"/></column>
      </columns>
      <xsl:for-each select="l:items/l:item">
        <row>
          <cell><xsl:value-of select="@number"/></cell>
          <cell><xsl:value-of select="k:word('field', string(@field))"/></cell>
          <cell><xsl:call-template name="held"/></cell>
          <cell><xsl:call-template name="wanted"/></cell>
          <cell><xsl:value-of select="l:because"/></cell>
        </row>
      </xsl:for-each>
    </table>
  </xsl:template>

  <xsl:template name="notice">
    <xsl:variable name="party" select="string(l:items/@party)"/>
    <p><xsl:value-of select="k:text(concat('letter.notice.', $party), k:date(string(l:items/@corrected)))"/></p>
    <p style="strong">
      <xsl:choose>
        <xsl:when test="l:person/@formerly"><xsl:value-of select="k:text('letter.notice.person-formerly', string(l:person/@name), string(l:person/@formerly))"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="k:text('letter.notice.person', string(l:person/@name))"/></xsl:otherwise>
      </xsl:choose>
    </p>
    <table>
      <columns>
        <column width="30" strong="yes"><xsl:value-of select="k:text('column.item')"/></column>
        <column width="45"><xsl:value-of select="k:text('letter-column.right-value')"/></column>
        <column width="25"><xsl:value-of select="k:text('letter-column.action')"/></column>
      </columns>
      <xsl:for-each select="l:items/l:item">
        <row>
          <cell><xsl:value-of select="k:word('field', string(@field))"/></cell>
          <cell>
            <xsl:apply-templates select="l:value" mode="cell"/>
            <xsl:if test="not(l:value)"><xsl:value-of select="k:text('letter-word.nothing')"/></xsl:if>
          </cell>
          <cell><xsl:value-of select="k:word('letter-action', string(@action))"/></cell>
        </row>
      </xsl:for-each>
    </table>
    <xsl:call-template name="p"><xsl:with-param name="id" select="'letter.notice.please'"/></xsl:call-template>
    <xsl:call-template name="p"><xsl:with-param name="id" select="concat('letter.notice.law-', $party)"/></xsl:call-template>
    <xsl:call-template name="p"><xsl:with-param name="id" select="'letter.notice.confidential'"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="ban-confirmation">
    <xsl:call-template name="p"><xsl:with-param name="id" select="'letter.ban-confirmation.recorded'"/></xsl:call-template>
    <table>
      <columns>
        <column width="34" strong="yes"><xsl:value-of select="k:text('column.ban')"/></column>
        <column width="26"><xsl:value-of select="k:text('column.extent')"/></column>
        <column width="20"><xsl:value-of select="k:text('letter-column.since')"/></column>
        <column width="20"><xsl:value-of select="k:text('letter-column.came-by')"/></column>
      </columns>
      <xsl:for-each select="l:bans/l:ban">
        <row>
          <cell><xsl:value-of select="k:word('scope', string(@scope))"/></cell>
          <cell><xsl:value-of select="k:lower(k:word('extent', string(@extent)))"/></cell>
          <cell><xsl:value-of select="k:date(string(@received))"/></cell>
          <cell><xsl:value-of select="k:lower(k:word('channel', string(@channel)))"/></cell>
        </row>
      </xsl:for-each>
    </table>
    <xsl:call-template name="p"><xsl:with-param name="id" select="'letter.ban-confirmation.at-once'"/></xsl:call-template>
    <xsl:call-template name="p"><xsl:with-param name="id" select="'letter.ban-confirmation.under-way'"/></xsl:call-template>
    <xsl:call-template name="p"><xsl:with-param name="id" select="'letter.ban-confirmation.relation'"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="erasure-result">
    <p>
      <xsl:value-of select="k:text('letter.erasure-result.received', k:date($request/@received), k:date($request/@decided))"/>
      <xsl:text> </xsl:text>
      <xsl:value-of select="k:text(concat('letter.asks.', $request/@kind))"/>
    </p>
    <p style="strong">
      <xsl:choose>
        <xsl:when test="$request/@kind = 'anonymisation'"><xsl:value-of select="k:text('letter.erasure-result.anonymised', string(l:controller/@register), k:date($request/@carried-out))"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="k:text('letter.erasure-result.erased', string(l:controller/@register), k:date($request/@carried-out))"/></xsl:otherwise>
      </xsl:choose>
    </p>
    <xsl:call-template name="p"><xsl:with-param name="id" select="'letter.erasure-result.kept'"/></xsl:call-template>
    <xsl:if test="$request/@kind = 'erasure'">
      <xsl:call-template name="p"><xsl:with-param name="id" select="'letter.erasure-result.parties'"/></xsl:call-template>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
